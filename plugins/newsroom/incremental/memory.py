"""How Python minds the memory of a build."""

import gc

SELDOM = (100_000, 50, 100)


def look_for_circles_seldom() -> None:
    """Let Python look seldom for circles among its objects: a build makes few, and holds millions of what stays."""
    gc.set_threshold(*SELDOM)
