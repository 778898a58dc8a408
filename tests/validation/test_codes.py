"""Every code of a problem is explained to those who write, and shown by a broken source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import newsroom
import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = Path(newsroom.__file__).parent
EXPLAINED = re.findall(r"^\| `([a-z-]+)` \|", (ROOT / "docs" / "skriva" / "fel.md").read_text("utf-8"), re.MULTILINE)
TREES = [path.parent.name for path in (ROOT / "tests" / "broken_sites").glob("*/expected.txt")]
SHOWN_ELSEWHERE = {"unreadable": "test_tree.py", "no-noticeboard": "a build without the plugin"}
ARGUMENT = {"tell": 1, "Problem": 3, "Finding": 1, "refusal": 0}
"""What makes a problem, and which of its arguments is the code."""
SAID = 3
"""Length of the tuples of code, message and way out that some rules return."""
CODE = re.compile(r"[a-z]+(-[a-z]+)*-?")


def nodes_that_hold_codes(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield what stands for a code in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ARGUMENT and len(node.args) > ARGUMENT[name]:
                yield node.args[ARGUMENT[name]]
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == SAID:
            yield node.value.elts[0]


def codes_in(file: Path) -> Iterator[str]:
    """Yield the codes of a module; of one that is put together, its beginning."""
    for node in nodes_that_hold_codes(ast.parse(file.read_text("utf-8"))):
        first = node.values[0] if isinstance(node, ast.JoinedStr) else node
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and CODE.fullmatch(first.value):
            yield first.value


SOURCE = "\n".join(file.read_text("utf-8") for file in sorted(PACKAGE.rglob("*.py")))
USED = sorted({code for file in PACKAGE.rglob("*.py") for code in codes_in(file)})


def test_the_codes_are_found():
    assert {"empty-file", "missing-", "unknown-", "appeal-by", "slug", "link", "address", "tab"} <= set(USED)


@pytest.mark.parametrize("code", USED)
def test_every_code_is_explained(code):
    assert [known for known in EXPLAINED if known == code or (code.endswith("-") and known.startswith(code))]


@pytest.mark.parametrize("code", EXPLAINED)
def test_every_explained_code_is_used(code):
    assert f'"{code}"' in SOURCE or [used for used in USED if used.endswith("-") and code.startswith(used)]


@pytest.mark.parametrize("code", [code for code in EXPLAINED if code not in SHOWN_ELSEWHERE])
def test_every_explained_code_is_shown_by_a_broken_source(code):
    assert [name for name in TREES if name == code or name.startswith(f"{code}-")]


def test_no_code_is_explained_twice():
    assert len(set(EXPLAINED)) == len(EXPLAINED)
