"""No content makes the check fail: whatever stands in the files, it is told or accepted."""

import random
import shutil
from pathlib import Path

import pytest
from newsroom.domain.problems import Problem
from newsroom.validation import examine

from .conftest import MOMENT, RULES

GOOD = Path(__file__).parents[1] / "broken_sites" / "good" / "content"
ROUNDS = 100
ODD = [
    b"\x00", b"\xff", b"\t", b"\xe5", b"---\n", b"&a ", b"*a", b"!x ", b": ", b"[", b"{", b'"', b"'",
    b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\r", b"\n", b"9" * 400, b"-", b"~", b"null", b"0001-01-01", b"9999-12-31",
    b"2026-02-30", b"../", b"/", b"? ", b"| ", b"> ", b"#", b"%", b"\xf0\x9f\x98\x80", b"a" * 300, b"...", b"![](",
    b"[a](", b"](/x.md)", b"```", b"<!--", b"1-99999", b"javascript:", b"true", b"sv", b"published", b"minutes",
    b"/images/skolan.png", b"-->",
]  # fmt: skip


def change_line(raw: bytes, chance: random.Random) -> bytes:
    """Give a key another value, make a list or facts of it, indent it, double it or take it away."""
    lines = raw.split(b"\n")
    number = chance.randrange(min(len(lines), 30))
    key, _, value = lines[number].partition(b": ")
    odd = chance.choice(ODD)
    forms = [
        [key + b": " + odd],
        [key + b": " + odd + value],
        [key + b":", b"  - " + value, b"  - " + odd],
        [key + b":", b"  src: " + value, b"  date: " + odd],
        [b"  " + lines[number]],
        [lines[number], lines[number]],
        [],
    ]
    lines[number : number + 1] = chance.choice(forms)
    return b"\n".join(lines)


def change_bytes(raw: bytes, chance: random.Random) -> bytes:
    """Put something odd somewhere, or cut something out."""
    start = chance.randrange(len(raw) + 1)
    end = min(len(raw), start + chance.choice([0, 0, 1, 30]))
    return raw[:start] + chance.choice(ODD) + raw[end:]


def mutate(raw: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 3)):
        raw = chance.choice([change_line, change_line, change_bytes])(raw, chance)
    return raw


@pytest.mark.parametrize("seed", range(8))
def test_no_change_of_good_files_makes_the_check_fail(seed, tmp_path):
    content = shutil.copytree(GOOD, tmp_path / "content")
    found = examine(content, RULES, MOMENT)
    chance = random.Random(seed)
    for _ in range(ROUNDS):
        instead = {path: mutate(raw, chance) for path, raw in sorted(found.raw.items())}
        for problem in examine(content, RULES, MOMENT, instead).problems:
            assert is_well_told(problem, instead.get(problem.path))


def is_well_told(problem: Problem, raw: bytes | None) -> bool:
    """Tell whether a problem stands on a line of its file and says what and how, each on one line."""
    lines = 1 if raw is None else len(raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    said = (problem.message, problem.hint)
    return 1 <= problem.line <= lines and problem.column >= 1 and all(text and "\n" not in text for text in said)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 200_000, id="brackets"),
        pytest.param("[[]" * 50_000, id="brackets in brackets"),
        pytest.param("`" * 200_000, id="ticks"),
        pytest.param("` `` " * 40_000, id="ticks that never meet"),
        pytest.param("![a](" * 40_000, id="pictures that never end"),
        pytest.param("<!--" * 50_000, id="comments that never end"),
        pytest.param("<!---->" * 30_000, id="comments without words"),
        pytest.param("måndag den 2 " * 15_000, id="weekdays without months"),
    ],
)
@pytest.mark.parametrize("where", ["text", "head"])
def test_a_long_odd_text_is_read_in_seconds(text, where, tmp_path):
    head = f"title: A\ndate: 2026-03-05\nsummary: {'B' if where == 'text' else text}\n"
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "x.md").write_text(f"---\n{head}---\n{text if where == 'text' else ''}](x)\n", "utf-8")
    assert examine(tmp_path, RULES, MOMENT).problems
