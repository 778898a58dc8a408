"""The code keeps the shape that docs/architecture.md and docs/dependencies.md promise."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name_of(requirement: str) -> str:
    """Return the package that a requirement is about: `pelican` of `pelican~=4.12.0`."""
    return re.split(r"[^\w-]", requirement, maxsplit=1)[0].lower()


EXTRA = {name_of(one) for extra in PROJECT["project"]["optional-dependencies"].values() for one in extra}
DIRECT = {name_of(requirement) for requirement in PROJECT["project"]["dependencies"]} | EXTRA
PARTS = {"pydantic-core"}
"""What comes with a direct dependency in the one version that fits it, and is documented as a part of it."""
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.txt"))
FOR_TOOLS = {name_of(requirement) for group in PROJECT["dependency-groups"].values() for requirement in group}


def imported_packages(folder: Path) -> set[str]:
    """Return the distributions that the Python files below `folder` import."""
    modules: set[str] = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                modules.add(node.module.partition(".")[0])
    distributions = packages_distributions()
    foreign = modules - set(sys.stdlib_module_names) - {"newsroom"}
    return {distributions[module][0].lower().replace("_", "-") for module in foreign if module in distributions}


def test_imports_follow_the_contracts(monkeypatch):
    monkeypatch.setattr("logging.config.dictConfig", lambda _: None)  # It would silence our loggers in later tests.
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS


def test_what_the_package_imports_is_declared():
    assert imported_packages(ROOT / "plugins") <= DIRECT | PARTS


def test_what_the_tests_import_is_declared():
    assert imported_packages(ROOT / "tests") <= DIRECT | PARTS | FOR_TOOLS


@pytest.mark.parametrize("package", sorted(DIRECT | FOR_TOOLS))
def test_each_direct_dependency_has_its_reason(package: str):
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| {re.escape(package)} \| \S", text, re.MULTILINE)


def test_no_reason_outlives_its_dependency():
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| ([a-z][\w-]*) \| ", text, re.MULTILINE)) - {"file", "package"}
    assert explained == DIRECT | FOR_TOOLS


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_place(lock: str):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|^\.|^/", text, re.MULTILINE)


def test_each_lock_names_the_versions_of_the_smaller_one():
    pinned = [
        set(re.findall(r"^(\S+==\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
        for lock in ("requirements.txt", "requirements-dask.txt", "requirements-dev.txt")
    ]
    assert pinned[0] < pinned[1] < pinned[2]
