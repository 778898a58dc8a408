"""The paragraphs of a set of minutes, as people write them: ”45–61, 63”."""

import re

RANGE = re.compile(r"§{0,2}\s*(?<!\d)(\d{1,5})(?!\d)(?:\s*[–—-]\s*(\d{1,5})(?!\d))?")
"""Five figures are more paragraphs than any body has in a year; a longer number is a slip."""


class WrongParagraphs(ValueError):
    """Raised with a Swedish message and a way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def check_paragraphs(written: str) -> str:
    """Return `written` when each part is a number or a range that rises.

    Raises WrongParagraphs.
    """
    for part in re.split(r"\s*,\s*|\s+och\s+", written.strip()):
        found = RANGE.fullmatch(part)
        if not found:
            hint = "Skriv nummer och intervall, till exempel 45–61, 63."
            raise WrongParagraphs(f"”{part}” är inga paragrafer.", hint)
        if found[2] and int(found[2]) < int(found[1]):
            hint = f"Skriv det minsta numret först: {found[2]}–{found[1]}."
            raise WrongParagraphs(f"Paragraferna ”{part}” går baklänges.", hint)
    return written


def numbers_in(written: str) -> set[int]:
    """Return every paragraph that `written` names: ”45–47, 63” gives 45, 46, 47 and 63."""
    found: set[int] = set()
    for part in RANGE.finditer(written):
        found.update(range(int(part[1]), int(part[2] or part[1]) + 1))
    return found
