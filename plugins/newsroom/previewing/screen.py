"""What the browsers that look at the preview should be showing."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from threading import Condition

from newsroom.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Picture:
    """One state of the screen."""

    version: str
    """Differs when pages differ: a browser with another one loads its page again."""
    problems: tuple[dict[str, str | int], ...] = ()
    """Errors in the content, as `check --format json` prints them."""
    failure: str = ""
    """Why there is no newer build, in a sentence; may be empty."""

    def as_json(self) -> dict[str, object]:
        """Return the message that browsers get."""
        return asdict(self)


class Screen:
    """The newest picture, for threads that wait for it."""

    def __init__(self) -> None:
        self.session = secrets.token_hex(4)
        """Makes versions of an earlier server look old, so that a browser left open loads again."""
        self.count = 0
        self.picture = Picture(self.session)
        self.changed = Condition()

    def show(self, problems: Sequence[Problem], failure: str = "", new_pages: bool = True) -> None:
        """Show the errors among `problems`; with `new_pages` have every browser load its page again.

        So does the first build after one that failed, which may have left some pages new.
        """
        with self.changed:
            self.count += new_pages or bool(self.picture.failure)
            wrong = tuple(problem.as_json() for problem in problems if problem.severity == "error")
            self.picture = Picture(f"{self.session}-{self.count}", wrong, failure)
            self.changed.notify_all()

    def wait(self, seen: Picture | None, seconds: float) -> Picture:
        """Return the picture as soon as it is another than `seen`, or after `seconds`."""
        with self.changed:
            self.changed.wait_for(lambda: self.picture is not seen, seconds)
            return self.picture
