"""What `newsroom check` says of a broken source: the exact words and lines are kept.

Each folder of broken_sites/ is one mistake (or one thing that is no mistake) and what
is said of it; `pytest --update-golden` writes that anew. The files of good/ lie below
each of them, so that a good file wrongly named shows at once.
"""

import json
import os
import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from newsroom.cli import main

HERE = Path(__file__).parent / "broken_sites"
DATE = "2026-03-26"
REGISTERS = ("topics.yml", "bodies.yml", "people.yml")
TOO_LARGE = 5_000_001


def write_large_file(content: Path) -> None:
    head = "---\ntitle: En rubrik\ndate: 2026-03-05\nsummary: En ingress.\n---\n"
    (content / "news" / "file-size.md").write_bytes(head.encode().ljust(TOO_LARGE, b"x"))


def link_out(content: Path) -> None:
    outside = content.parent / "hemligt.pdf"
    outside.write_bytes(b"%PDF-1.4")
    os.symlink(outside, content / "documents" / "link-outside.pdf")
    os.symlink(content.parent / "finns-inte", content / "news" / "link-nowhere.md")


def write_unprintable_name(content: Path) -> None:
    (content / "news" / "file\x07name.md").write_text("---\ntitle: En rubrik\n---\n", "utf-8")


MADE: MappingProxyType[str, Callable[[Path], None]] = MappingProxyType(
    {"file-size": write_large_file, "link-outside": link_out, "file-name": write_unprintable_name}
)
"""What does not survive version control, by the folder that says what is expected of it."""


TREES = sorted({*MADE, *(path.parent.name for path in HERE.glob("*/content"))})
BY_ITSELF = ("good", "site-appeal", "site-accessibility")
"""What lies below all others, and sites that lack what it has."""
TOGETHER = [
    name
    for name in TREES
    if name not in BY_ITSELF and not any((HERE / name / "content" / file).exists() for file in REGISTERS)
]
"""Trees that can be one: a register that is broken in one would excuse the names in others."""
ORDER = ("path", "line", "severity", "column", "code", "message")


def lay_out(content: Path, *names: str) -> Path:
    """Lay the good files, and over them those of `names`, in one content folder."""
    for name in names if names[0] in BY_ITSELF else ("good", *names):
        if name in MADE:
            MADE[name](content)
        else:
            shutil.copytree(HERE / name / "content", content, dirs_exist_ok=True)
    return content


def check(content: Path, *arguments: str) -> tuple[int, str]:
    """Return the exit code and the output of `newsroom check`."""
    command = ["check", "--settings", str(HERE / "settings.py"), "--content", str(content), "--date", DATE]
    with redirect_stdout(StringIO()) as out:
        code = main([*command, *arguments])
    return code, out.getvalue()


def problems(content: Path) -> list[dict[str, Any]]:
    """Return what the check tells machines."""
    found: list[dict[str, Any]] = json.loads(check(content, "--format", "json")[1])
    return found


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


@pytest.fixture(scope="module")
def all_together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("together") / "content", *TOGETHER)


@pytest.mark.parametrize("name", TREES)
def test_a_mistake_is_told_in_these_words(name: str, content: Path, request: pytest.FixtureRequest):
    code, out = check(lay_out(content, name))
    expected = HERE / name / "expected.txt"
    if request.config.getoption("update_golden"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(out, "utf-8")
    assert out == expected.read_text("utf-8")
    assert code == (1 if out.startswith("Fel ") else 0)


def test_all_mistakes_in_one_tree_are_told_at_once(all_together: Path, tmp_path: Path):
    alone = [told for name in TOGETHER for told in problems(lay_out(tmp_path / name, name))]
    assert problems(all_together) == sorted(alone, key=lambda told: [told[key] for key in ORDER])


def test_no_good_file_is_named_beside_broken_ones(all_together: Path):
    good = HERE / "good" / "content"
    named = {problem["path"] for problem in problems(all_together)}
    assert len(named) > len(TOGETHER) / 2
    assert not named & {path.relative_to(good).as_posix() for path in good.rglob("*")}


def test_mistakes_in_one_tree_end_with_exit_code_1(all_together: Path):
    assert check(all_together)[0] == 1


def test_every_problem_has_a_message_and_a_way_out(all_together: Path):
    for problem in problems(all_together):
        assert problem["message"].endswith(".")
        assert len(problem["hint"]) > 8


def test_no_message_speaks_of_the_machinery(all_together: Path):
    told = check(all_together)[1]
    for word in ("pydantic", "Traceback", "NoneType", "Error", "error", "None", "mapping", "scalar"):
        assert word not in told
