"""How Python minds the memory of a build."""

import ctypes
import gc

SELDOM = (100_000, 50, 100)
HARDLY_EVER = (1_000_000, 50, 100)
"""Ten thousand items take less than half of these objects."""


def look_for_circles_seldom() -> None:
    """Let Python look seldom for circles among its objects: a build makes few, and holds millions of what stays."""
    gc.set_threshold(*SELDOM)


def look_for_circles_hardly_ever() -> None:
    """Let Python not look for them before far more was made than most edits take: for a process that is soon over."""
    gc.set_threshold(*HARDLY_EVER)


def give_back() -> None:
    """Give memory that is free by now back to the system, after much work: glibc holds on to it (malloc_trim(3))."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
