"""Moments of a build that Pelican has no signal for."""

from blinker import Signal

introduced = Signal("newsroom_introduced")
"""Sent by the newsdesk when it is settled what is published, and what each of these says of itself."""
