"""How Python minds the memory of a build."""

import ctypes
import gc

SELDOM = (100_000, 50, 100)


def look_for_circles_seldom() -> None:
    """Let Python look seldom for circles among its objects: a build makes few, and holds millions of what stays."""
    gc.set_threshold(*SELDOM)


def give_back() -> None:
    """Give memory that is free by now back to the system, after much work: glibc holds on to it (malloc_trim(3))."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
