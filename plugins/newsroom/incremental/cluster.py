"""The workers of a Dask cluster, who do the same tasks as processes of this machine.

Only imported where NEWSROOM_EXECUTOR names a cluster. Nobody there is trusted to
make the same bytes: each worker first compares its own program with ours, and
one that is another refuses. What it cannot do is done here.

A worker never raises: Dask would write the beginning of the task, a text that may
not be published yet, into that machine's log. It answers with nothing instead.
One that lacks the program cannot even do that; what its log shows is packed.
"""

import logging
import pickle
import warnings
import zlib
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Any

from distributed import Client

from newsroom.incremental.code import program_digest
from newsroom.incremental.ear import ear

SOON = 5
"""Seconds for the scheduler to answer."""
ONE_AT_A_TIME = Lock()
"""Workers have threads; our tasks, like the parser of Markdown, are made for a process to themselves."""

QUIET = ("distributed", "distributed.client", "tornado.application")
"""Who would tell, in English, of what is mended here."""


class Cluster(Executor):
    """A connection to a scheduler, held for a whole build: one sharing of work after the other goes through it."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.executor = client.get_executor(pure=False)
        self.done = self.handed = 0

    @property
    def others(self) -> int:
        """How many workers there are now; none where the scheduler is gone."""
        try:
            return len(self.client.sync(self.client.scheduler.ncores, callback_timeout=SOON))
        except Exception:
            return 0

    @property
    def score(self) -> tuple[int, int]:
        """How many chunks workers did so far, and how many were handed to them."""
        return self.done, self.handed

    def hire(self, _others: int) -> Executor:
        """Return itself; leaving it after one sharing does not end the connection."""
        return self

    def submit(self, work: Callable[..., Any], /, *tasks: Any, **_: Any) -> Future[Any]:
        """Hand work to whichever worker is free; one that is lost is replaced by another. Raises what pickle does."""
        task = pickle.dumps(Parcel(program_digest(), zlib.compress(pickle.dumps((work, tasks)), 1)))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Dask's advice on the size of tasks is not for who runs a build.
            asked: Future[Any] = self.executor.submit(pickle.loads, task)
        self.handed += 1
        answer: Future[Any] = Future()
        asked.add_done_callback(lambda one: self.pass_on(one, answer))
        return answer

    def pass_on(self, asked: Future[Any], answer: Future[Any]) -> None:
        """Give the answer of a worker, None where there is none, and count it."""
        made = None if asked.cancelled() or asked.exception() else asked.result()
        self.done += made is not None
        answer.set_result(made)

    def close(self) -> None:
        """End the connection; what nobody waits for any longer is forgotten there."""
        self.client.close(timeout=SOON)


def connect(address: str) -> Cluster:
    """Return the workers of the scheduler at `address`, such as `tcp://10.0.0.1:8786`.

    What they do changes no byte, so the record of a build (incremental/record.py)
    need not hear of the connection. Raises TimeoutError, or whatever Dask raises,
    where no scheduler that it understands answers.
    """
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with ear().rest(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Other versions are told apart by the workers, and more strictly.
        opened: Future[Client] = Future()
        Thread(target=open_client, args=(address, opened), daemon=True).start()
        return Cluster(opened.result(2 * SOON))


def open_client(address: str, opened: Future[Client]) -> None:
    """Connect, and tell by `opened`; where somebody listens and says nothing, Dask waits for ever."""
    try:
        opened.set_result(Client(address, timeout=SOON, set_as_default=False))
    except Exception as refused:
        opened.set_exception(refused)


@dataclass(frozen=True, slots=True)
class Parcel:
    """Work on its way: opening it is doing it.

    So neither the scheduler needs the program, nor does a worker that lacks it
    end for want of it, as it would if the task were a function of ours.
    """

    program: str
    packed: bytes

    def __reduce__(self) -> tuple[Any, ...]:
        return do, (self.program, self.packed)


def do(program: str, packed: bytes) -> Any:
    """Return what a worker makes of packed work; None where it is of another program, or fails."""
    with ONE_AT_A_TIME:
        try:
            if program_digest() != program:
                return None
            work, tasks = pickle.loads(zlib.decompress(packed))
            return work(*tasks)
        except Exception:
            return None
