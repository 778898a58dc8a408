"""Pictures: upright, narrowed, in the web's colours, and without the notes that cameras leave."""
