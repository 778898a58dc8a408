"""Hold the dates of notices against the law (domain.notice_rules)."""

from newsroom.domain.notice_rules import judge
from newsroom.domain.registers import Registers
from newsroom.domain.rule_sets import RuleSet
from newsroom.domain.schema import Notice
from newsroom.validation.reading import Reading


def check_notice(reading: Reading, registers: Registers, rules: RuleSet) -> None:
    """Tell of every date of a notice that the law contradicts."""
    if reading.source is None or not isinstance(reading.source.item, Notice):
        return
    notice, matter = reading.source.item, reading.matter
    body = registers.bodies.find(notice.body)
    for finding in judge(notice, body is not None and body.is_council, rules):
        key = finding.key if (finding.key,) in matter.keys else "date"
        matter.tell(matter.place((key,)), finding.code, finding.message, finding.hint, finding.severity)
