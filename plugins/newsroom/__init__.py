"""The municipal newsroom: Pelican, taught what a Swedish municipality publishes."""

import os

__version__ = "0.1.0"

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""Nobody else's package judges what editors write; nor are all installed packages searched for one that would."""
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""numpy's own threads would have nothing to do, and stand in the way of processes that have."""
