"""`newsroom build` and each of its options."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

NEWS_PAGE = "nyheter/2026/03/ny-skola"
BROKEN = "---\ntitle: Utan datum\nsummary: En ingress.\n---\nText.\n"


def files(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below `folder`, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_news_item_becomes_a_page(site):
    site.run("build")
    assert "<h1" in site.page(NEWS_PAGE)
    assert "Ny skola öppnar" in site.page(NEWS_PAGE)


def test_the_build_says_what_it_did(site):
    said = site.run("build").out
    assert "1 av 1 texter är publicerade." in said
    assert "filer skrivna" in said


def test_output_says_where_to(site):
    site.run("build", "--output", "annanstans")
    assert "Ny skola öppnar" in site.page(NEWS_PAGE, "annanstans")
    assert not (site.folder / "output").exists()


def test_site_url_is_in_absolute_addresses(site):
    site.run("build", "--site-url", "https://nyheter.provkoping.example/")
    assert f'href="https://nyheter.provkoping.example/{NEWS_PAGE}/"' in site.page(NEWS_PAGE)


def test_date_holds_what_is_dated_later(site):
    run = site.run("build", "--date", "2026-03-01")
    assert "0 av 1 texter är publicerade." in run.out
    assert not (site.folder / "output" / NEWS_PAGE).exists()


def test_state_is_kept_beside_the_content_and_never_in_the_output(site):
    site.run("build")
    assert list((site.folder / ".newsroom").rglob("build.json"))
    assert not list((site.folder / "output").rglob("build.json"))


def test_state_says_where_the_state_is_kept(site):
    site.run("build", "--state", "minne")
    assert json.loads((site.folder / "minne" / "build.json").read_text())["published"] == 1
    assert not (site.folder / ".newsroom").exists()


def test_a_second_build_writes_nothing(site):
    site.run("build", "--date", "2026-03-26")
    assert site.run("build", "--date", "2026-03-26").out.splitlines()[1].startswith("0 filer skrivna")


def test_what_is_gone_from_the_content_goes_from_the_output(site):
    extra = site.news("2026-03-06-tillfallig")
    site.run("build")
    extra.unlink()
    site.run("build")
    assert not (site.folder / "output/nyheter/2026/03/tillfallig").exists()


def test_a_file_that_somebody_else_put_in_the_output_stays(site):
    site.run("build")
    theirs = site.write("output/robots-extra.txt", "Någon annans fil.")
    site.run("build", "--clean")
    assert theirs.exists()


def test_clean_gives_the_same_site(site):
    site.run("build", "--date", "2026-03-26")
    before = files(site.folder / "output")
    site.run("build", "--date", "2026-03-26", "--clean")
    assert files(site.folder / "output") == before


def test_jobs_changes_no_byte(site):
    site.run("build", "--date", "2026-03-26", "--output", "en", "--jobs", "1")
    site.run("build", "--date", "2026-03-26", "--output", "tva", "--jobs", "2")
    assert files(site.folder / "en") == files(site.folder / "tva")


def test_keep_going_builds_the_rest_and_ends_with_1(site):
    site.write("content/news/trasig.md", BROKEN)
    run = site.run("build", "--keep-going")
    assert run.code == 1
    assert "Ny skola öppnar" in site.page(NEWS_PAGE)


def test_keep_going_says_what_was_left_out(site):
    site.write("content/news/trasig.md", BROKEN)
    assert "news/trasig.md: lämnas utanför" in site.run("build", "--keep-going").err


def test_keep_going_uses_the_last_good_version(site):
    item = site.news("2026-03-06-hej", "Den gamla rubriken")
    site.run("build")
    item.write_text(BROKEN, encoding="utf-8")
    run = site.run("build", "--keep-going")
    assert "news/2026-03-06-hej.md: den senaste felfria versionen används i stället." in run.err
    assert "Den gamla rubriken" in site.page("nyheter/2026/03/hej")


def test_profile_writes_seconds_per_stage(site):
    site.run("build", "--profile", "tid.json")
    profile = json.loads((site.folder / "tid.json").read_text(encoding="utf-8"))
    assert profile


@pytest.mark.parametrize("name", ["content/images/ror", "content/news/ror.md", "templates/ror.html"])
def test_a_pipe_among_the_files_is_passed_over(site, name):
    (site.folder / name).parent.mkdir(exist_ok=True)
    os.mkfifo(site.folder / name)
    run = site.run_apart("build", "--date", site.date)
    assert run.code == 0, run.err
    assert site.run_apart("build", "--date", site.date).code == 0


@pytest.mark.parametrize("words", [(), ("--content", "content"), ("--state", "minne")])
def test_a_content_link_that_leads_elsewhere_leaves_nothing_of_the_old(site, words):
    site.news("2026-03-06-borta", "Borta")
    site.content.rename(site.folder / "one")
    shutil.copytree(site.folder / "one", site.folder / "two")
    (site.folder / "two/news/2026-03-06-borta.md").unlink()
    site.content.symlink_to("one")
    assert site.build(*words).code == 0
    site.content.unlink()
    site.content.symlink_to("two")
    assert site.build(*words).code == 0
    assert not (site.folder / "output/nyheter/2026/03/borta").exists()
    assert site.differing() == []


@pytest.mark.parametrize("words", [(), ("--state", "minne")])
def test_a_site_that_was_moved_leaves_nothing_of_what_was_deleted(tmp_path, site, words, monkeypatch):
    site.news("2026-03-06-borta", "Borta")
    assert site.build(*words).code == 0
    moved = replace(site, folder=tmp_path / "annanstans")
    moved.folder.mkdir()
    for path in list(site.folder.iterdir()):
        if path != moved.folder:
            path.rename(moved.folder / path.name)
    monkeypatch.chdir(moved.folder)
    (moved.content / "news/2026-03-06-borta.md").unlink()
    assert moved.build(*words).code == 0
    assert moved.differing() == []
