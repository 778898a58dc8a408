"""Begin a text: where it stands, what it must say, and whom to ask for it."""
