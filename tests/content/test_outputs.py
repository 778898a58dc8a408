"""The output folder: what a build writes finds its place, and nobody else's file is touched."""

import errno
from pathlib import Path

import pytest
from newsroom.files import BESIDE
from newsroom.incremental.outputs import Outputs

FILE, BELOW = "plan", "plan/index.html"


def build(folder: Path, *names: str, earlier: Outputs | None = None, log: Path | None = None) -> Outputs:
    """Write files of these names after an earlier build, and take away what that left."""
    outputs = Outputs(folder, earlier.rows() if earlier else {}, log)
    for name in names:
        outputs.write(name, name)
    outputs.prune()
    return outputs


def files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("first", "then"), [(FILE, BELOW), (BELOW, FILE), ("a/b/plan/c.html", "a"), ("a", "a/b/c.html")]
)
def test_a_file_becomes_a_folder_and_a_folder_a_file(tmp_path: Path, first: str, then: str) -> None:
    assert files(tmp_path) == {}
    one = build(tmp_path, first, "b.html")
    two = build(tmp_path, then, "b.html", earlier=one)
    assert files(tmp_path) == {then: then, "b.html": "b.html"}
    build(tmp_path, first, "b.html", earlier=two)
    assert files(tmp_path) == {first: first, "b.html": "b.html"}


@pytest.mark.parametrize(("first", "then"), [(FILE, BELOW), (BELOW, FILE)])
def test_what_a_killed_build_wrote_makes_way(tmp_path: Path, first: str, then: str) -> None:
    folder, log = tmp_path / "output", tmp_path / "writing.log"
    Outputs(folder, log=log).write(first, first)
    build(folder, then, log=log)
    assert files(folder) == {then: then}


def test_what_a_killed_build_was_about_to_write_below_a_file_is_no_fault(tmp_path: Path) -> None:
    folder, log = tmp_path / "output", tmp_path / "writing.log"
    log.write_text(f"{BELOW}\nplan/mer/index.html\n")
    build(folder, FILE, log=log)
    (folder / "b").mkdir()
    (folder / "b/annat.txt").write_text("annat")
    log.write_text("b\n")
    build(folder, "c", log=log)
    assert files(folder) == {FILE: FILE, "b/annat.txt": "annat", "c": "c"}


@pytest.mark.parametrize("names", [["a/index.html"], ["b.html"]], ids=["written again", "no longer written"])
def test_what_a_killed_build_left_half_written_goes(tmp_path: Path, names: list[str]) -> None:
    folder, log = tmp_path / "output", tmp_path / "writing.log"
    half = folder / f"a/.index.html.17{BESIDE}"
    half.parent.mkdir(parents=True)
    half.write_text("halv")
    (folder / "a/.annat.17.txt").write_text("annat")
    log.write_text("a/index.html\n")
    build(folder, *names, log=log)
    assert files(folder) == {"a/.annat.17.txt": "annat", **{name: name for name in names}}


def test_a_full_disk_leaves_no_halves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(path: str, data: bytes) -> None:
        Path(path).write_bytes(data[:1])
        raise OSError(errno.ENOSPC, "full", path)

    monkeypatch.setattr("newsroom.files.fill", fill)
    with pytest.raises(OSError, match="full"):
        build(tmp_path, "a.html")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_copy_of_the_process_left_half_written_goes(tmp_path: Path) -> None:
    folder, log = tmp_path / "output", tmp_path / "writing.log"
    outputs = Outputs(folder, log=log)
    outputs.say("a.html")
    folder.mkdir()
    (folder / f".a.html.17{BESIDE}").write_text("halv")
    outputs.count_lost_copy()
    outputs.write("a.html", "hel")
    outputs.prune()
    assert files(folder) == {"a.html": "hel"}


@pytest.mark.parametrize(
    ("foreign", "name", "wrong"),
    [
        (FILE, BELOW, NotADirectoryError),
        ("plan/index.html/eget.txt", BELOW, IsADirectoryError),
        ("plan/djupt/ner/eget.txt", FILE, IsADirectoryError),
    ],
)
def test_what_somebody_else_put_there_stays_and_is_named(
    tmp_path: Path, foreign: str, name: str, wrong: type[OSError]
) -> None:
    path = tmp_path / foreign
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("annat")
    with pytest.raises(wrong) as told:
        build(tmp_path, name)
    assert (tmp_path / foreign).is_relative_to(told.value.filename)
    assert files(tmp_path) == {foreign: "annat"}


def test_what_this_build_wrote_does_not_make_way(tmp_path: Path) -> None:
    one = build(tmp_path, FILE)
    with pytest.raises(NotADirectoryError):
        build(tmp_path, FILE, BELOW, earlier=one)
    assert files(tmp_path) == {FILE: FILE}


def test_in_a_copy_of_the_process_nothing_makes_way(tmp_path: Path) -> None:
    two = Outputs(tmp_path, build(tmp_path, FILE).rows())
    two.begin_anew()
    with pytest.raises(NotADirectoryError):
        two.write(BELOW, "annat")
    assert files(tmp_path) == {FILE: FILE}


def test_a_link_to_the_same_bytes_is_a_file_again(tmp_path: Path) -> None:
    one, folder = build(tmp_path / "output", FILE), tmp_path / "output"
    (folder / FILE).rename(tmp_path / "elsewhere")
    (folder / FILE).symlink_to(tmp_path / "elsewhere")
    assert build(folder, FILE, earlier=one).written == [FILE]
    assert not (folder / FILE).is_symlink()


def test_an_empty_folder_makes_way(tmp_path: Path) -> None:
    (tmp_path / "plan/tom/mapp").mkdir(parents=True)
    build(tmp_path, FILE)
    assert files(tmp_path) == {FILE: FILE}
