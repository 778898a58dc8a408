"""What the whole site lacks: told as hints, since a small site may do without."""

from collections.abc import Iterable

from newsroom.domain.problems import Problem
from newsroom.domain.source import Source

PLACE = "pages"
APPEAL = ("overklag", "besvar", "laglighetsprov")
ACCESSIBILITY = ("tillganglighet",)


def page_about(words: tuple[str, ...], sources: Iterable[Source]) -> Source | None:
    """Return the first page whose slug speaks of one of `words`, by path."""
    pages = (source for source in sources if source.kind == "pages" and source.item.status == "published")
    return next((page for page in pages if any(word in page.slug for word in words)), None)


def site_hints(sources: list[Source]) -> list[Problem]:
    """Return a hint for each page that the law asks for and the site lacks."""
    wanted = (
        (
            APPEAL,
            "site-appeal",
            "Webbplatsen saknar en sida om hur beslut överklagas.",
            "Skapa pages/overklaga.md. Upplysningen ska alltid finnas vid anslagstavlan (8 kap. 10 § kommunallagen).",
        ),
        (
            ACCESSIBILITY,
            "site-accessibility",
            "Webbplatsen saknar en tillgänglighetsredogörelse.",
            "Skapa pages/tillganglighet.md. Den krävs av lagen (2018:1937) om tillgänglighet till digital service.",
        ),
    )
    return [
        Problem(PLACE, 1, 1, code, "hint", message, hint)
        for words, code, message, hint in wanted
        if not page_about(words, sources)
    ]
