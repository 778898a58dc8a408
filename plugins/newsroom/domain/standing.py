"""The whole board as of any day: every notice, planned, up or down, and why."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from newsroom.domain.board import posting_of, reason_of
from newsroom.domain.registers import Registers
from newsroom.domain.rule_sets import SWEDEN, RuleSet
from newsroom.domain.schema import Notice
from newsroom.domain.source import Source

WITHDRAWN = "tillbakadraget"


@dataclass(frozen=True, slots=True)
class Standing:
    """One notice as of one day, as `newsroom notices --format json` promises it."""

    path: str
    title: str
    type: str
    body: str
    posted: date
    appeal_by: date | None
    comes_down: date
    state: str
    """`planned`, `up` or `down`."""
    reason: str

    def as_json(self) -> dict[str, str | None]:
        """Return it with its days in ISO form, None where there is none."""
        return {key: value.isoformat() if isinstance(value, date) else value for key, value in asdict(self).items()}


def stand(sources: Iterable[Source], registers: Registers, today: date, rules: RuleSet = SWEDEN) -> list[Standing]:
    """Return every notice but drafts as of `today`, by posting day and path."""
    found = [
        one_standing(source, source.item, registers, today, rules)
        for source in sources
        if isinstance(source.item, Notice) and source.item.status != "draft"
    ]
    return sorted(found, key=lambda one: (one.posted, one.path))


def one_standing(source: Source, notice: Notice, registers: Registers, today: date, rules: RuleSet) -> Standing:
    """Return one notice as of `today`; one that was withdrawn is down."""
    posting = posting_of(notice, rules)
    body = registers.bodies.find(notice.body)
    is_withdrawn = notice.status == "withdrawn"
    return Standing(
        path=source.path,
        title=notice.title,
        type=notice.type,
        body=body.name if body else notice.body,
        posted=posting.posted,
        appeal_by=posting.appeal_by,
        comes_down=posting.comes_down,
        state="down" if is_withdrawn else posting.state(today),
        reason=WITHDRAWN if is_withdrawn else reason_of(notice, posting, rules),
    )
