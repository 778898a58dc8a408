"""How rare words are, as a file of the site's own: one per language, kept with the content.

With it an edit never moves the weight of a word, so every build ranks only what
changed, and the same text gets the same list whatever else is written.
"""

from dataclasses import dataclass
from pathlib import Path

from newsroom.files import digest
from newsroom.related.counting import Text, tally
from newsroom.related.languages import named
from newsroom.related.lexicon import Lexicon, count_holders
from newsroom.related.rules import WrongWeights
from newsroom.related.words import language_of_texts

LEAST = 3
"""Texts that must have a word before it is written down; a rarer one weighs as one of none."""
HEADING = "# Hur många av texterna varje ord står i. Skrivs av: newsroom related --refresh. Ändra inte för hand."


@dataclass(frozen=True, slots=True)
class Weights:
    """One such file as it stands; it is only taken apart where words must be weighed."""

    path: Path
    raw: bytes

    @property
    def digest(self) -> str:
        """What tells it from any other."""
        return digest(self.raw)

    def lexicon(self) -> Lexicon:
        """Return what it says. Raises WrongWeights."""
        try:
            rows = [line.split("\t") for line in self.raw.decode("utf-8").splitlines() if not line.startswith("#")]
            (_, language), (_, texts), *words = rows
            return Lexicon(named(language), int(texts), {word: int(number) for word, number in words})
        except ValueError as wrong:
            hint = "Ta bort filen, eller skriv den på nytt med: newsroom related --refresh"
            raise WrongWeights(f"{self.path} går inte att läsa. {hint}") from wrong


def weights_file(folder: Path, code: str) -> Path:
    """Return where the weights of a language stand."""
    return folder / f"{code}.tsv"


def find_weights(folder: Path, code: str) -> Weights | None:
    """Return the weights of a language, or None where nobody has written them."""
    path = weights_file(folder, code)
    try:
        return Weights(path, path.read_bytes())
    except FileNotFoundError:
        return None


def write_weights(folder: Path, code: str, texts: list[Text]) -> Path:
    """Count the words of all texts of a language, and write them down. Returns the file."""
    language = language_of_texts(code, texts)
    lexicon = count_holders(tally(texts, language), language, range(len(texts)))
    rows = sorted(f"{word}\t{number}" for word, number in lexicon.holders.items() if number >= LEAST)
    path = weights_file(folder, code)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((HEADING, f"language\t{language.code}", f"texts\t{len(texts)}", *rows, "")), "utf-8")
    return path
