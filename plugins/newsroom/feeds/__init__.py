"""Let people subscribe: channels of all news, of each topic, body and author, of the notice board and more.

Pelican is imported where it is needed: an edited text is brought out without it.
"""


def register() -> None:
    """Connect to Pelican."""
    from newsroom.feeds.desk import connect

    connect()
