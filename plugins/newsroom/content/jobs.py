"""What whoever is free makes of a build's files: pages of their facts, and what plugins make of facts of their own."""

import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress

from newsroom.content.kept_pages import KeptPage
from newsroom.content.rendering import RenderSettings, render
from newsroom.incremental.packing import CANNOT_TRAVEL, packed

FileJob = Callable[[], Sequence[bytes]]
"""Returns the bytes of some files: a partial of a function that its module gives a name to, with plain facts."""


def pack_job(job: FileJob) -> bytes | None:
    """Return a job packed; None where some of its facts cannot travel."""
    with suppress(*CANNOT_TRAVEL):
        return packed(job)
    return None


def make_all(settings: RenderSettings, jobs: Sequence[bytes]) -> list[Sequence[bytes]]:
    """Return the files of each job: jobs of this very build, so that they may hold anything that can be packed.

    Pages that lie on a shelf are opened by `KeptPages.find`, which makes nothing but objects of known classes.
    """
    return [make(settings, pickle.loads(job)) for job in jobs]


def make(settings: RenderSettings, job: KeptPage | FileJob) -> Sequence[bytes]:
    """Return the files of a job: one of a page, in UTF-8."""
    return [page.encode() for page in render(settings, [job.task])] if isinstance(job, KeptPage) else job()
