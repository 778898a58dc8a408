"""Sentences, paragraphs and headings about a subject, in Swedish that reads like news from a municipality.

Frequent words are few and rare ones many, as in real text: things of the
subject, compounds and places are picked by rank.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus import words
from corpus.chance import Chance
from corpus.words import Subject

PLACES = tuple(start + end for end in words.PLACE_ENDS for start in words.PLACE_STARTS)
LINKED = 0.08
STRESSED = 0.06


@dataclass(frozen=True)
class Speaker:
    """Writes about one subject in one place; two with equal chance write the same."""

    chance: Chance
    subject: Subject
    place: str

    def say(self, pattern: str) -> str:
        """Return `pattern` with words in its slots, capital first."""
        values = {name: self.word(name) for name in slots(pattern)}
        said = pattern.format(**values)
        return said[0].upper() + said[1:]

    def word(self, slot: str) -> str:
        """Return what can stand in a slot; a slot with a capital gives a capital."""
        if slot[0].isupper() and slot != "Organ":
            word = self.word(slot.lower())
            return word[0].upper() + word[1:]
        said = getattr(self, slot.lower())
        return str(said() if callable(said) else said)

    def organ(self) -> str:
        """Return a body."""
        return self.chance.pick_early(words.ORGANS)

    def office(self) -> str:
        """Return who does the work."""
        return self.chance.pick(words.OFFICES)

    def role(self) -> str:
        """Return who says something, by office: nobody has a name."""
        return self.chance.pick(words.ROLES)

    def group(self) -> str:
        """Return whom it concerns."""
        return self.chance.pick(words.GROUPS)

    def reason(self) -> str:
        """Return why, as a clause."""
        return self.chance.pick(words.REASONS)

    def month(self) -> str:
        """Return a month."""
        return self.chance.pick(words.MONTHS)

    def act(self) -> str:
        """Return what is done, as an infinitive."""
        return self.chance.pick(words.ACTS)[0]

    def acts(self) -> str:
        """Return what somebody does, in the present."""
        return self.chance.pick(words.ACTS)[1]

    def thing(self) -> str:
        """Return a thing of the subject, seldom of another."""
        subject = self.subject if self.chance.happens(0.9) else self.chance.pick(words.SUBJECTS)
        return self.chance.pick_early(subject.things)

    def compound(self) -> str:
        """Return a compound in the definite form: `cykelbanan`."""
        parts = self.subject.parts if self.chance.happens(0.6) else words.PARTS
        return self.chance.pick(parts) + self.chance.pick_early(words.HEADS)

    def street(self) -> str:
        """Return a street."""
        return self.chance.pick(PLACES) + self.chance.pick(words.STREETS)

    def few(self) -> int:
        """Return a number of weeks."""
        return self.chance.between(2, 18)

    def many(self) -> int:
        """Return a number of people."""
        return self.chance.between(30, 980)

    def share(self) -> int:
        """Return a share in per cent."""
        return self.chance.between(41, 97)

    def sum(self) -> str:
        """Return an amount of money."""
        return f"{self.chance.between(1, 28)},{self.chance.between(1, 9)} miljoner kronor"

    def sentence(self) -> str:
        """Return a sentence; some have a stressed word."""
        said = self.say(self.chance.pick(words.SENTENCES))
        if not said.startswith("– ") and self.chance.happens(STRESSED):
            first, _, rest = said.partition(" ")
            said = f"**{first}** {rest}"
        return said

    def paragraph(self) -> str:
        """Return some sentences; speech stands in a paragraph of its own."""
        said = [self.sentence() for _ in range(self.chance.between(3, 6))]
        spoken = [each for each in said if each.startswith("– ")]
        return "\n\n".join(filter(None, (" ".join(each for each in said if each not in spoken), " ".join(spoken[:1]))))

    def points(self) -> str:
        """Return a list."""
        return "\n".join("- " + self.say(self.chance.pick(words.POINTS)) for _ in range(self.chance.between(3, 6)))

    def steps(self) -> str:
        """Return a numbered list."""
        return "\n".join(f"{number}. {self.sentence()}" for number in range(1, self.chance.between(4, 5)))

    def table(self) -> str:
        """Return a table of money by month."""
        rows = (f"| {self.say('{compound}')} | {self.chance.between(10, 990)} 000 | {self.month()} |" for _ in range(4))
        return "\n".join(("| Område | Kronor | Klart |", "|---|---:|---|", *rows))

    def blocks(self, length: int) -> Iterator[str]:
        """Give paragraphs with headings, lists and tables between until there are `length` words."""
        written = 0
        while written < length:
            kind = self.chance.draw()
            if written and kind < 0.22:
                yield "## " + self.say(self.chance.pick(words.HEADINGS))
            elif written and kind < 0.40:
                shape = self.points if kind < 0.33 else self.steps if kind < 0.37 else self.table
                yield shape()
            paragraph = self.paragraph()
            written += len(paragraph.split())
            yield paragraph


def slots(pattern: str) -> list[str]:
    """Return the names of the slots in a pattern, in order."""
    return [piece.partition("}")[0] for piece in pattern.split("{")[1:]]
