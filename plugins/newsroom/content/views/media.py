"""Pictures, files to fetch, and people with their portraits."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.content.views.facts import Fact, SharedFact


@dataclass(frozen=True, slots=True, repr=False)
class PictureSource(SharedFact):
    """One `<source>` of a `<picture>`: a media type and its `srcset`."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True, repr=False)
class Picture(SharedFact):
    """A picture ready for `<picture>`; sizes are in CSS pixels."""

    src: str
    """Fallback address (JPEG, the larger width)."""
    width: int
    height: int
    alt: str
    """Empty only where the picture is declared decorative."""
    sources: Sequence[PictureSource] = ()
    caption: str = ""
    credit: str = ""
    """As the editor wrote it: a name, or ”Illustration: …”."""

    @property
    def credit_line(self) -> str:
        """Who made it, as the reader is told: a name alone is a photographer's."""
        says_what = ":" in self.credit or self.credit.lower().startswith("foto")
        return self.credit if says_what or not self.credit else f"Foto: {self.credit}"


@dataclass(frozen=True, slots=True, repr=False)
class Person(SharedFact):
    """Somebody who writes or answers; `url` is the page of what they wrote."""

    name: str
    role: str = ""
    email: str = ""
    phone: str = ""
    portrait: Picture | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Download(Fact):
    """A file to fetch, said with type and size before anybody taps it."""

    title: str
    url: str
    type: str
    """What people call it: ”PDF”, ”Word”, ”Excel”."""
    media_type: str
    size: int
    """In bytes."""
    size_text: str
    """As people read it: ”245 kB”."""
