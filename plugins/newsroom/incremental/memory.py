"""How Python minds the memory of a build."""

import ctypes
import gc

SELDOM = (100_000, 50, 100)
HARDLY_EVER = (1_000_000, 50, 100)
"""For a process that is soon over: of ten thousand items an edit takes less than half of these objects."""


def look_for_circles(often: tuple[int, int, int]) -> None:
    """Let Python look for circles among its objects only so often: a build makes few, and holds millions that stay."""
    gc.set_threshold(*often)


def give_back() -> None:
    """Give memory that is free by now back to the system, after much work: glibc holds on to it (malloc_trim(3))."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
