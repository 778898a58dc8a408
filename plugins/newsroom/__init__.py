"""The municipal newsroom: Pelican, taught what a Swedish municipality publishes."""

__version__ = "0.1.0"
