"""What somebody got wrong in the site itself rather than in a text: its settings, its templates."""


class WrongSite(ValueError):
    """Raised with a Swedish sentence that says what is wrong and what to do; every command tells it and ends."""
