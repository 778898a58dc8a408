"""Ask for what is not known yet, one question at a time."""

import re
from collections.abc import Callable
from copy import deepcopy

from newsroom.drafting.draft import Draft
from newsroom.drafting.questions import Question, questions
from newsroom.drafting.values import BETWEEN, put, typed

Ask = Callable[[str], str]
"""Shows a prompt and returns the line that was answered; raises EOFError when there are no more."""
Say = Callable[[str], None]

NUMBERS = re.compile(r"\d+(?:[\s,;]+\d+)*")


def interview(draft: Draft, ask: Ask, say: Say) -> None:
    """Fill `draft` with answers; an empty answer takes the default, or leaves the question open.

    Ends quietly when there is nobody left to answer (Ctrl-D).
    """
    asked: set[str] = set()
    while question := next_question(draft, asked):
        asked.add(question.key)
        say("")
        for line in shown(question):
            say(line)
        try:
            put_to_test(draft, question, ask, say)
        except EOFError:
            say("")
            return


def next_question(draft: Draft, asked: set[str]) -> Question | None:
    """Return the first question that was not asked: an answer can bring new ones."""
    return next((one for one in questions(draft.kind.folder, draft.values, draft.found) if one.key not in asked), None)


def shown(question: Question) -> list[str]:
    """Return the question with its choices, numbered."""
    optional = "" if question.required else " (tryck Enter för att hoppa över)"
    width = max((len(choice.value) for choice in question.choices), default=0)
    numbered = [
        f"  {number:>2}. {choice.value:<{width}}  {choice.label}".rstrip()
        for number, choice in enumerate(question.choices, 1)
    ]
    return [f"{question.text}{optional}", *numbered] if numbered else [f"{question.text}{optional} {question.answer}"]


def put_to_test(draft: Draft, question: Question, ask: Ask, say: Say) -> None:
    """Ask until the answer is one that the check lets through, or empty. Raises EOFError."""
    prompt = f"{question.key} [{question.default}]: " if question.default else f"{question.key}: "
    while written := ask(prompt).strip() or question.default:
        before = deepcopy(draft.values)
        put(draft.values, question.key, typed(draft.kind.folder, question.key, chosen(question, written)))
        problems = draft.problems()
        if not problems:
            return
        draft.values = before
        for problem in problems:
            say(f"{problem.message} {problem.hint}")


def chosen(question: Question, written: str) -> str:
    """Return the answer with numbers and labels replaced by what they stand for."""
    values = [choice.value for choice in question.choices]
    labels = {choice.label.casefold(): choice.value for choice in question.choices if choice.label}
    if not values or not NUMBERS.fullmatch(written):
        return labels.get(written.casefold(), written)
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    if not all(1 <= number <= len(values) for number in numbers):
        return written
    return BETWEEN.join(values[number - 1] for number in numbers)
