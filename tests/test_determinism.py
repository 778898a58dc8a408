"""A build is a function of its sources and its date, of nothing else."""

import filecmp
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MANY = 900
"""Items: more than two processes' worth, so that `--jobs` really shares the work."""

ELSEWHERE = {
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "another locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "the bare locale": {"LC_ALL": "C"},
    "another hash seed": {"PYTHONHASHSEED": "4711"},
    "no UTF-8 mode": {"PYTHONUTF8": "0", "LC_ALL": "POSIX"},
}


def build(content: Path, folder: Path, *more: str, **environment: str) -> Path:
    newsroom = Path(sys.executable).with_name("newsroom")
    command = [str(newsroom), "build", "--content", str(content), "--output", str(folder / "output")]
    command += ["--state", str(folder / "state"), "--date", "2026-03-26", *more]
    run = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / "output"


def differences(one: Path, other: Path) -> list[str]:
    names = {path.relative_to(root).as_posix() for root in (one, other) for path in root.rglob("*") if path.is_file()}
    return [name for name in sorted(names) if not alike(one / name, other / name)]


def alike(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and filecmp.cmp(one, other, shallow=False)


@pytest.mark.parametrize("where", ELSEWHERE)
def test_the_demo_is_the_same(where, demo, tmp_path):
    assert differences(demo.output, build(ROOT / "content", tmp_path, **ELSEWHERE[where])) == []


def test_the_number_of_processes_changes_nothing(tmp_path):
    content = tmp_path / "content" / "news"
    content.mkdir(parents=True)
    for number in range(MANY):
        head = f"title: Nyhet {number}\ndate: 2025-{number % 12 + 1:02}-{number % 28 + 1:02}\nsummary: Ingress.\n"
        text = f'## Rubrik\n\n"Citat" nummer {number}[^1] och [en till](/news/n{number // 2}.md).\n\n[^1]: Not.\n'
        (content / f"n{number}.md").write_text(f"---\n{head}---\n{text}", "utf-8")
    alone = build(content.parent, tmp_path / "alone", "--jobs", "1")
    assert differences(alone, build(content.parent, tmp_path / "shared", "--jobs", "3")) == []


def test_a_rebuild_after_an_edit_and_its_undoing_is_a_clean_build(tmp_path, demo):
    import shutil

    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    edited = sorted(content.glob("news/2026/03/*.md"))[0]
    before = edited.read_bytes()
    build(content, tmp_path)
    edited.write_bytes(before.replace(b"\n---\n", b"\nstatus: withdrawn\n---\n", 1))
    build(content, tmp_path)
    edited.write_bytes(before)
    assert differences(demo.output, build(content, tmp_path)) == []
