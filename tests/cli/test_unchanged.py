"""`newsroom build` where nothing changed ends at once, and only there."""

import json
import os
import re
import sys
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from newsroom.cli import building
from newsroom.cli.building import single_files, spoken_for

from tests.clock import settle

DAY = ("--date", "2026-03-26")
PAGE = "output/nyheter/2026/03/ny-skola/index.html"
HELD = "---\ntitle: Senare\ndate: 2026-03-26 15:00\nsummary: En ingress.\n---\nText.\n"
SWAPPED = "---\ntitle: Sak {word}\ndate: 2026-03-02\nslug: {word}\nsummary: En ingress.\n---\nText.\n"
LONG = f"---\ntitle: {'Lång rubrik ' * 12}\ndate: 2026-03-02\nsummary: En ingress.\n---\nText.\n"


def build(site, *words):
    settle()
    return site.run("build", "--profile", "tid.json", *words)


def is_quick(site, *words) -> bool:
    build(site, *words)
    return list(json.loads((site.folder / "tid.json").read_text())["stages"]) == ["unchanged"]


@pytest.fixture(autouse=True)
def steady(monkeypatch):
    """Keep what pytest says of its progress out of the environment's sight."""
    monkeypatch.setattr("newsroom.cli.unchanged.OF_A_TERMINAL", ("PYTEST_CURRENT_TEST",))


@pytest.fixture
def built(site):
    """Return a site that was built, of which nothing changed since."""
    assert build(site, *DAY).code == 0
    return site


def epoch(monkeypatch, moment: str) -> None:
    """Let the clock stand at a moment of the tests' day."""
    from newsroom.domain.clock import build_moment

    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(build_moment(moment, {}).timestamp())))


def test_a_build_of_what_did_not_change_is_not_made(built):
    assert is_quick(built, *DAY)


def test_it_says_what_the_build_would_say(site):
    site.write("content/news/2026-03-02-lang.md", LONG)
    build(site, *DAY)
    quick = build(site, *DAY)
    full = build(site, *DAY, "--clean")
    assert "Rubriken är" in quick.err
    assert quick.err == full.err
    assert quick.out.splitlines()[0].partition(": ")[2] == full.out.splitlines()[0].partition(": ")[2]


def test_it_leaves_the_same_summary_for_machines(built):
    before = json.loads(next(built.folder.glob(".newsroom/*/build.json")).read_text())
    assert is_quick(built, *DAY)
    after = json.loads(next(built.folder.glob(".newsroom/*/build.json")).read_text())
    varying = {"stages", "seconds", "rendered", "written", "kept"}
    assert {key: after[key] for key in after if key not in varying} == {
        key: before[key] for key in before if key not in varying
    }
    assert (after["written"], after["kept"]) == (0, before["written"] + before["kept"])


@pytest.mark.parametrize(
    "path",
    ["content/news/2026-03-09-ny.md", "content/pages/kontakt.md", "templates/404.html", "content/topics.yml"],
)
def test_a_new_file_is_built(built, path):
    text = "bad:\n  name: Bad\n" if path.endswith("yml") else "---\ntitle: Ny\ndate: 2026-03-09\n---\nText.\n"
    built.write(path, "Saknas\n" if path.endswith("html") else text)
    assert not is_quick(built, *DAY)


def test_an_edit_of_the_same_length_and_time_is_built(built):
    item = built.content / "news/2026-03-05-ny-skola.md"
    times = item.stat()
    item.write_text(item.read_text("utf-8").replace("texten", "TEXTEN"), "utf-8")
    os.utime(item, ns=(times.st_atime_ns, times.st_mtime_ns))
    build(built, *DAY)
    assert "TEXTEN" in (built.folder / PAGE).read_text("utf-8")


def test_a_file_with_a_new_time_and_the_same_bytes_is_no_edit(built):
    os.utime(built.content / "news/2026-03-05-ny-skola.md", (0, 0))
    assert is_quick(built, *DAY)


def test_a_file_taken_away_is_built(site):
    extra = site.news("2026-03-06-tillfallig")
    build(site, *DAY)
    extra.unlink()
    assert not is_quick(site, *DAY)


def test_what_editors_litter_with_changes_nothing(built):
    built.write("content/news/.2026-03-05-ny-skola.md.swp", "skräp")
    built.write("content/news/2026-03-05-ny-skola.md~", "skräp")
    assert is_quick(built, *DAY)


def test_other_settings_are_built(built):
    built.edit("pelicanconf.py", "Provköpings kommun", "Provby kommun")
    build(built, *DAY)
    assert "Provby kommun" in (built.folder / PAGE).read_text("utf-8")


def test_a_file_that_the_settings_read_is_built(site):
    site.write("namn.txt", "Ettby kommun")
    site.add_setting("from pathlib import Path\nSITENAME = Path('namn.txt').read_text()")
    build(site, *DAY)
    site.write("namn.txt", "Tvåby kommun")
    build(site, *DAY)
    assert "Tvåby kommun" in (site.folder / PAGE).read_text("utf-8")


def test_a_file_in_memory_that_the_settings_read_is_built(site):
    in_memory = Path("/dev/shm")
    with TemporaryDirectory(dir=in_memory if in_memory.is_dir() else None) as folder:
        name = Path(folder, "namn.txt")
        name.write_text("Ettby kommun", "utf-8")
        site.add_setting(f"from pathlib import Path\nSITENAME = Path({str(name)!r}).read_text('utf-8')")
        build(site, *DAY)
        name.write_text("Tvåby kommun", "utf-8")
        build(site, *DAY)
    assert "Tvåby kommun" in (site.folder / PAGE).read_text("utf-8")


def test_settings_that_ask_another_program_are_always_built(site):
    site.add_setting("import subprocess, sys\nsubprocess.run([sys.executable, '-c', ''])")
    build(site, *DAY)
    assert not is_quick(site, *DAY)


def test_another_environment_is_built(built, monkeypatch):
    monkeypatch.setenv("NEWSROOM_SITE_URL", "https://www.annan.example")
    assert not is_quick(built, *DAY)


@pytest.mark.parametrize("said", [("--site-url", "https://www.annan.example"), ("--date", "2026-03-25"), ("--clean",)])
def test_another_call_is_built(built, said):
    assert not is_quick(built, *DAY, *said)


def test_a_page_deleted_by_hand_comes_back(built):
    (built.folder / PAGE).unlink()
    build(built, *DAY)
    assert (built.folder / PAGE).is_file()


def test_a_page_altered_by_hand_is_put_right(built):
    page = built.folder / PAGE
    before, times = page.read_bytes(), page.stat()
    page.write_bytes(before.replace(b"skola", b"skula"))
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    build(built, *DAY)
    assert page.read_bytes() == before


def test_a_server_map_deleted_by_hand_comes_back(built):
    state = next(built.folder.glob(".newsroom/*"))
    lost = next(state.glob("gone.*"))
    lost.unlink()
    build(built, *DAY)
    assert lost.is_file()


def test_without_state_the_site_is_built(built):
    next(built.folder.glob(".newsroom/*/unchanged.json")).unlink()
    assert not is_quick(built, *DAY)


def test_a_spoilt_record_is_no_record(built):
    next(built.folder.glob(".newsroom/*/unchanged.json")).write_text("{}")
    assert not is_quick(built, *DAY)


def test_it_is_found_where_the_state_is_said(site):
    build(site, *DAY, "--state", "minne")
    assert is_quick(site, *DAY, "--state", "minne")


def test_errors_are_told_every_time(site):
    site.write("content/news/trasig.md", "---\ntitle: Utan datum\n---\n")
    assert [build(site, *DAY).code, build(site, *DAY).code] == [1, 1]


def test_what_stands_in_for_a_broken_text_is_told_every_time(built):
    item = built.content / "news/2026-03-05-ny-skola.md"
    item.write_text("---\ntitle: Utan datum\n---\n", "utf-8")
    runs = [build(built, *DAY, "--keep-going") for _ in range(2)]
    assert [run.code for run in runs] == [1, 1]
    assert runs[0].err == runs[1].err


def test_later_the_same_day_nothing_is_built(site, monkeypatch):
    epoch(monkeypatch, "2026-03-26T10:00")
    build(site)
    epoch(monkeypatch, "2026-03-26T10:00")
    assert is_quick(site)


def test_the_next_day_is_built(site, monkeypatch):
    epoch(monkeypatch, "2026-03-26T10:00")
    build(site)
    epoch(monkeypatch, "2026-03-26T23:59")
    assert is_quick(site)
    epoch(monkeypatch, "2026-03-27T00:00")
    assert not is_quick(site)


def test_what_is_due_the_same_day_is_built(site, monkeypatch):
    site.write("content/news/2026-03-26-senare.md", HELD)
    epoch(monkeypatch, "2026-03-26T10:00")
    build(site)
    epoch(monkeypatch, "2026-03-26T14:59")
    assert is_quick(site)
    epoch(monkeypatch, "2026-03-26T15:00")
    build(site)
    assert (site.folder / "output/nyheter/2026/03/senare/index.html").is_file()


def test_what_a_killed_build_left_is_taken_away(built):
    state: Path = next(built.folder.glob(".newsroom/*"))
    orphan = built.write("output/nyheter/2026/03/avbruten/index.html", "halvfärdig")
    half = built.write("output/nyheter/2026/03/avbruten/.index.html.4711.new", "halvt")
    (state / "writing.log").write_text("nyheter/2026/03/avbruten/index.html\nnyheter/2026/03/ny-skol", "utf-8")
    build(built, *DAY)
    assert not orphan.exists()
    assert not half.exists()
    assert (built.folder / PAGE).is_file()


def test_a_build_says_how_many_pages_it_made_anew_and_how_long_each_stage_took(built):
    last = build(built, *DAY, "--clean").out.splitlines()[-1]
    assert re.fullmatch(
        r"Sidor som gjordes om: [1-9]\d*\. "
        r"Tid: kontroll [\d,]+ s, texter [\d,]+ s, bilder och samband [\d,]+ s, sidor [\d,]+ s, städning [\d,]+ s\.",
        last,
    )
    built.write("content/news/2026-03-09-ny.md", "---\ntitle: Ny\ndate: 2026-03-09\nsummary: En ingress.\n---\nText.\n")
    after = build(built, *DAY).out.splitlines()[-1]
    assert 0 < made_anew(after) < made_anew(last) + 3


def made_anew(line: str) -> int:
    return int(re.findall(r"\d+", line)[0])


@pytest.mark.parametrize("is_new", [True, False], ids=["after a new item", "after an edited one"])
def test_a_text_saved_when_the_build_has_read_it_is_built_next(built, monkeypatch, is_new):
    item, real = built.content / "news/2026-03-05-ny-skola.md", building.remember

    def save_and_remember(*said):
        settle()
        item.write_text(item.read_text("utf-8").replace("texten", "TEXTEN"), "utf-8")
        return real(*said)

    if is_new:
        built.news("2026-03-06-ny-text")
    else:
        item.write_text(item.read_text("utf-8").replace("title: ", "case: KS 2026/1\ntitle: "), "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(building, "remember", save_and_remember)
        assert build(built, *DAY).code == 0
    assert "TEXTEN" not in (built.folder / PAGE).read_text("utf-8")
    assert build(built, *DAY).code == 0
    assert "TEXTEN" in (built.folder / PAGE).read_text("utf-8")


@pytest.mark.parametrize("is_first", [True, False], ids=["in the first build", "later"])
def test_a_content_that_is_led_elsewhere_when_the_build_has_read_it_is_built_next(site, monkeypatch, is_first):
    """All that stands there is older than the build."""
    one, other = site.folder / "one", site.folder / "other"
    site.content.rename(one)
    copytree(one, other)
    site.edit("other/news/2026-03-05-ny-skola.md", "Ny skola öppnar", "Skola två")
    site.content.symlink_to(one)
    if not is_first:
        assert build(site, *DAY).code == 0
        site.news("2026-03-06-bro", "En bro", "2026-03-06")
    real = building.remember

    def lead_and_remember(*said):
        site.content.unlink()
        site.content.symlink_to(other)
        return real(*said)

    with monkeypatch.context() as patch:
        patch.setattr(building, "remember", lead_and_remember)
        assert build(site, *DAY).code == 0
    assert "Skola två" not in (site.folder / PAGE).read_text("utf-8")
    assert build(site, *DAY).code == 0
    assert "Skola två" in (site.folder / PAGE).read_text("utf-8")


@pytest.mark.parametrize(
    ("said", "coming", "text"),
    [
        ('if Path("flagga").exists(): SITENAME = "Flagga"', "flagga", ""),
        ('if Path("extra.txt").is_file(): SITENAME = Path("extra.txt").read_text()', "extra.txt", "Extra"),
        ("try: from lokalt import SITENAME\nexcept ImportError: pass", "lokalt.py", "SITENAME = 'Lokalt'"),
        ('SITENAME = " ".join(sorted(os.listdir("namn")))', "namn/b", ""),
        ('SITENAME = " ".join(sorted(one.name for one in Path("namn").glob("*")))', "namn/b", ""),
    ],
    ids=["a flag", "a text", "a module", "a list", "a pattern"],
)
def test_what_the_settings_look_for_is_seen_when_it_comes_and_goes(built, said, coming, text, monkeypatch):
    monkeypatch.syspath_prepend(built.folder)
    monkeypatch.chdir(built.folder)
    built.write("namn/a", "")
    built.add_setting(f"import os\nfrom pathlib import Path\n{said}")
    assert not is_quick(built, *DAY)
    assert is_quick(built, *DAY)
    built.write(coming, text)
    assert not is_quick(built, *DAY)
    named = (built.folder / PAGE).read_text("utf-8")
    assert is_quick(built, *DAY)
    (built.folder / coming).unlink()
    monkeypatch.delitem(sys.modules, "lokalt", raising=False)
    assert not is_quick(built, *DAY)
    assert (built.folder / PAGE).read_text("utf-8") != named


def test_what_the_settings_do_not_name_may_come_beside_them(built):
    built.write("anteckningar.txt", "Ring Anna.")
    assert is_quick(built, *DAY)


def test_the_first_template_of_ones_own_is_seen(built):
    built.add_setting("THEME_TEMPLATES_OVERRIDES = ['mallar']")
    build(built, *DAY)
    assert is_quick(built, *DAY)
    built.write("mallar/news.html", "Egen mall")
    assert not is_quick(built, *DAY)
    assert (built.folder / PAGE).read_text("utf-8") == "Egen mall"


def test_folders_that_swap_their_names_are_seen(site):
    """In them are files of one size, written in one tick of the clock: their numbers alone tell them apart."""
    one, other = (site.folder / f"content/news/{name}/sak.md" for name in ("en", "tva"))
    for path in (one, other):
        path.parent.mkdir(parents=True)
    for _ in range(1000):
        for path, word in ((one, "ett"), (other, "tva")):
            path.write_text(SWAPPED.format(word=word), "utf-8")
        stamps = [path.stat() for path in (one, other)]
        if len({(each.st_mtime_ns, each.st_ctime_ns) for each in stamps}) == 1:
            break
    assert build(site, *DAY).code == 0
    one.parent.rename(site.folder / "content/news/x")
    other.parent.rename(one.parent)
    (site.folder / "content/news/x").rename(other.parent)
    assert not is_quick(site, *DAY)
    assert build(site, *DAY, "--output", "clean", "--state", "clean-state").code == 0
    for name in ("ett", "tva"):
        page = f"nyheter/2026/03/{name}/index.html"
        assert (site.folder / "output" / page).read_bytes() == (site.folder / "clean" / page).read_bytes()


def test_folders_in_memory_are_folders_and_devices_are_no_files():
    is_left_out = spoken_for([])
    assert not is_left_out("/dev/shm/webbplats/vilken-som-helst")
    assert "/dev/null" not in single_files({"/dev/null"}, is_left_out)
    assert __file__ in single_files({__file__}, is_left_out)
