"""Pictures are painted once, kept, and never taken from a cache that cannot be trusted."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from newsroom.domain.foreign_pictures import RefusedPicture
from newsroom.images.variants import Variants, make, prune
from PIL import Image

Save = Callable[..., Path]


def contents(variants: Variants) -> dict[str, bytes]:
    return {file.name: file.path.read_bytes() for file in variants.files}


def ages(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.fixture
def photo(save: Save) -> Path:
    return save(Image.linear_gradient("L").resize((2000, 100)).convert("RGB"), "Ny skola på Ängen.jpg")


def test_files_are_named_by_stem_digest_and_width(photo: Path, cache: Path) -> None:
    names = [file.name for file in make(photo, cache).files]
    stem = names[0].removesuffix("-800.webp")
    assert stem.startswith("ny-skola-pa-angen-")
    assert len(stem) == len("ny-skola-pa-angen-") + 10
    assert names == [f"{stem}-800.webp", f"{stem}-800.jpg", f"{stem}-1600.webp", f"{stem}-1600.jpg"]


def test_a_name_without_latin_letters_still_gives_a_name(save: Save, cache: Path) -> None:
    path = save(Image.new("RGB", (10, 10)), "學校.png")
    assert make(path, cache).files[0].name.startswith("bild-")


def test_a_very_long_name_is_cut(save: Save, cache: Path) -> None:
    path = save(Image.new("RGB", (10, 10)), "a" * 200 + ".png")
    assert len(make(path, cache).files[0].name) < 90


def test_the_name_does_not_depend_on_the_folder(save: Save, photo: Path, cache: Path) -> None:
    other = photo.parent / "elsewhere" / photo.name
    other.parent.mkdir()
    other.write_bytes(photo.read_bytes())
    assert make(other, cache) == make(photo, cache)


def test_other_pixels_have_another_name(photo: Path, cache: Path) -> None:
    before = make(photo, cache)
    Image.new("RGB", (2000, 100), "red").save(photo)
    assert {file.name for file in before.files}.isdisjoint(file.name for file in make(photo, cache).files)


def test_files_of_a_type_come_narrowest_first(photo: Path, cache: Path) -> None:
    assert [(file.width, file.height) for file in make(photo, cache).of_type("image/webp")] == [(800, 40), (1600, 80)]


def test_other_widths_can_be_asked_for(photo: Path, cache: Path) -> None:
    assert [file.width for file in make(photo, cache, (400, 1200)).of_type("image/jpeg")] == [400, 1200]


def test_widths_are_kept_apart_in_the_cache(photo: Path, cache: Path) -> None:
    assert make(photo, cache, (400,)).entry != make(photo, cache, (800,)).entry


def test_two_caches_get_the_same_names_and_bytes(photo: Path, tmp_path: Path) -> None:
    assert contents(make(photo, tmp_path / "one")) == contents(make(photo, tmp_path / "other"))


def test_what_is_kept_is_not_painted_again(photo: Path, cache: Path) -> None:
    first = make(photo, cache)
    before = ages(cache)
    assert make(photo, cache) == first
    assert ages(cache) == before


def test_what_is_kept_does_not_depend_on_the_age_of_the_source(photo: Path, cache: Path) -> None:
    make(photo, cache)
    before = ages(cache)
    photo.write_bytes(photo.read_bytes())
    make(photo, cache)
    assert ages(cache) == before


def test_a_refused_picture_leaves_nothing_in_the_cache(photo: Path, cache: Path) -> None:
    photo.write_bytes(photo.read_bytes()[:2000])
    with pytest.raises(RefusedPicture):
        make(photo, cache)
    assert not cache.exists()


@pytest.mark.parametrize("name", ["800.webp", "800.jpg", "1600.webp", "1600.jpg", "index.json"])
def test_a_missing_file_is_made_anew(photo: Path, cache: Path, name: str) -> None:
    whole = contents(make(photo, cache))
    (make(photo, cache).entry / name).unlink()
    assert contents(make(photo, cache)) == whole


@pytest.mark.parametrize("name", ["800.webp", "800.jpg", "1600.webp", "1600.jpg", "index.json"])
def test_a_half_written_file_is_made_anew(photo: Path, cache: Path, name: str) -> None:
    first = make(photo, cache)
    whole = contents(first)
    half = first.entry / name
    half.write_bytes(half.read_bytes()[: half.stat().st_size // 2])
    assert contents(make(photo, cache)) == whole


@pytest.mark.parametrize("name", ["800.webp", "1600.jpg"])
def test_a_changed_byte_is_noticed(photo: Path, cache: Path, name: str) -> None:
    first = make(photo, cache)
    whole = contents(first)
    damaged = bytearray((first.entry / name).read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (first.entry / name).write_bytes(damaged)
    assert contents(make(photo, cache)) == whole


@pytest.mark.parametrize("text", ["", "[]", "null", "[]\n", '[{"width": 800}]', "\0\xff"])
def test_an_index_that_nobody_sealed_is_not_believed(photo: Path, cache: Path, text: str) -> None:
    first = make(photo, cache)
    (first.entry / "index.json").write_text(text, "latin-1")
    assert make(photo, cache) == first


def test_an_index_that_was_edited_is_not_believed(photo: Path, cache: Path) -> None:
    first = make(photo, cache)
    index = first.entry / "index.json"
    text, _, seal = index.read_text("utf-8").partition("\n")
    index.write_text(json.dumps(json.loads(text)[:2]) + "\n" + seal, "utf-8")
    assert make(photo, cache) == first


def test_a_build_that_is_killed_leaves_a_cache_that_the_next_can_use(photo: Path, cache: Path, tmp_path: Path) -> None:
    script = f"""
from pathlib import Path
from newsroom.images.variants import make
print("begun", flush=True)
for width in range(200, 2000):
    make(Path({str(photo)!r}), Path({str(cache)!r}), (width,))
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == "begun\n"
        with pytest.raises(subprocess.TimeoutExpired):
            build.wait(0.3)
        build.kill()
    assert build.returncode == -signal.SIGKILL
    begun = len(list((cache / "pictures").iterdir()))
    assert begun > 0
    for width in range(200, 200 + begun):
        assert contents(make(photo, cache, (width,))) == contents(make(photo, tmp_path / "clean", (width,)))


def test_one_picture_can_be_made_by_several_threads_at_once(photo: Path, cache: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: make(photo, cache), range(16)))
    assert all(variants == made[0] for variants in made)
    assert make(photo, cache) == made[0]


def test_what_is_not_used_is_forgotten(photo: Path, save: Save, cache: Path) -> None:
    used = make(photo, cache)
    unused = make(save(Image.new("RGB", (10, 10)), "annan.png"), cache)
    assert prune(cache, [used]) == 1
    assert not unused.entry.exists()


def test_what_is_used_is_not_forgotten(photo: Path, cache: Path) -> None:
    used = make(photo, cache)
    before = contents(used)
    assert prune(cache, [used]) == 0
    assert contents(used) == before


def test_what_a_killed_build_left_beside_is_forgotten(photo: Path, cache: Path) -> None:
    used = make(photo, cache)
    leftover = used.entry / ".new-abc"
    leftover.write_bytes(b"half")
    prune(cache, [used])
    assert not leftover.exists()


def test_there_is_nothing_to_forget_in_a_cache_that_is_not_there(cache: Path) -> None:
    assert prune(cache, []) == 0
