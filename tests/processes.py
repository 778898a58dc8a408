"""Copies of this process (`newsroom.incremental.copies`) under a test's eyes."""

import newsroom.incremental.copies
import pytest
from newsroom.incremental.copies import Copy


def watch_copies(monkeypatch: pytest.MonkeyPatch) -> list[Copy]:
    """Return the copies that are made from now on."""
    made, real = [], newsroom.incremental.copies.at_work
    monkeypatch.setattr(newsroom.incremental.copies, "at_work", lambda work: made.append(real(work)) or made[-1])
    return made
