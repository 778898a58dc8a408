"""Say what is wrong, to a person at a terminal."""

import sys
from collections.abc import Iterable, Sequence

from newsroom.domain.personal_numbers import mask
from newsroom.domain.problems import Problem, errors, hints
from newsroom.validation.privacy import Allowed

MANY_HINTS = 20
"""More than this are counted, not listed, when a build starts."""
INSTEAD = "den senaste felfria versionen används i stället."
FOR_OTHERS = "den förra versionen används i stället, för annars hade publicerade texter försvunnit."
LEFT_OUT = "lämnas utanför, det finns ingen tidigare version som går att använda."


def problem_lines(problems: Sequence[Problem]) -> list[str]:
    """Return errors and hints apart, each with its place and a way out."""
    wrong, advice = errors(problems), hints(problems)
    lines = [f"Fel som måste rättas: {len(wrong)}", *(problem.as_text() for problem in wrong)] if wrong else []
    if wrong and advice:
        lines.append("")
    return [*lines, *([f"Tips: {len(advice)}", *(problem.as_text() for problem in advice)] if advice else [])]


def brief_lines(problems: Sequence[Problem]) -> list[str]:
    """Return every error, and hints only while they are few: a build must not bury its errors."""
    advice = hints(problems)
    if len(advice) <= MANY_HINTS:
        return problem_lines(problems)
    return [*problem_lines(errors(problems)), f"Tips: {len(advice)}. Kör newsroom check för att se dem."]


def told_lines(
    problems: Sequence[Problem],
    replaced: Iterable[str] = (),
    left_out: Iterable[str] = (),
    allowed: Iterable[Allowed] = (),
) -> list[str]:
    """Return the problems, what stands in for broken files and what is let through, as a build tells them."""
    lines = brief_lines(problems)
    wrong = {problem.path for problem in errors(problems)}
    lines += [f"{path}: {INSTEAD if path in wrong else FOR_OTHERS}" for path in replaced]
    lines += [f"{path}: {LEFT_OUT}" for path in left_out]
    lines += [each.as_text() for each in allowed]
    return [mask(line) for line in lines]


def say_problems(problems: Sequence[Problem], replaced: Iterable[str] = (), left_out: Iterable[str] = ()) -> None:
    """Print them on standard error."""
    say(told_lines(problems, replaced, left_out))


def say(lines: Iterable[str]) -> None:
    """Print lines on standard error."""
    for line in lines:
        print(line, file=sys.stderr)
