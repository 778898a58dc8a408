"""`newsroom preview` shows at once what is saved, and what is wrong with it."""

import json
import re
import socket
import time
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from newsroom.cli.preview import QUIET
from newsroom.previewing.watching import LOOK_AGAIN, Watch

from tests.clock import settle

NEWS = "/nyheter/2026/03/ny-skola/"
SCHOOL = "content/news/2026-03-05-ny-skola.md"
BROKEN = "---\ntitle: Trasig\ndatum: 2026-03-06\nsummary: En ingress.\n---\nText.\n"
DRAFT = "---\ntitle: Ett utkast\ndate: 2026-03-07\nsummary: En ingress.\nstatus: draft\n---\nText.\n"


def test_the_site_keeps_the_path_of_its_address(site, start):
    site.write("pelicanconf.py", (site.folder / "pelicanconf.py").read_text() + 'SITEURL += "/press"\n')
    preview = start()
    assert "Ny skola öppnar" in preview.page(f"/press{NEWS}")
    assert preview.ask("/")[0].headers["Location"] == "/press/"


def test_a_saved_text_is_shown(site, start):
    preview = start()
    site.news("2026-03-05-ny-skola", "Skolan är klar", "2026-03-05")
    preview.await_page(NEWS, "Skolan är klar")


def stages(site) -> list[str]:
    return list(json.loads(next(site.folder.glob(".newsroom/*/state/build.json")).read_text())["stages"])


def test_an_edited_text_is_shown_without_a_whole_build(site, start):
    site.write("word-weights/sv.tsv", "language\tsv\ntexts\t12\nskola\t3\n")
    preview = start()
    site.edit(SCHOOL, "Det här är texten.", "Det här är en annan text.")
    preview.await_page(NEWS, "en annan text")
    preview.await_text(lambda: " ".join(stages(site)), "^amend$")
    site.edit(SCHOOL, "en annan text.", "den tredje texten.")
    preview.await_page(NEWS, "den tredje texten")


def test_after_that_anything_else_that_is_saved_is_shown_too(site, start):
    site.write("word-weights/sv.tsv", "language\tsv\ntexts\t12\nskola\t3\n")
    preview = start()
    site.edit(SCHOOL, "Det här är texten.", "Det här är en annan text.")
    preview.await_page(NEWS, "en annan text")
    site.edit(SCHOOL, "Ny skola öppnar", "Skolan är klar")
    page = preview.await_page(NEWS, "Skolan är klar")
    assert "en annan text" in page


def test_a_text_that_is_saved_as_it_was_builds_nothing(site, start):
    site.write("word-weights/sv.tsv", "language\tsv\ntexts\t12\nskola\t3\n")
    settle()
    preview = start()
    before = stages(site)
    site.edit(SCHOOL, "Det här", "Det här")
    preview.await_text(preview.said, "Ändrade filer: 0")
    assert stages(site) == before
    site.edit(SCHOOL, "Det här är texten.", "Det här är en annan text.")
    preview.await_page(NEWS, "en annan text")


def test_what_nobody_said_was_touched_is_seen_once_all_is_quiet(site, start):
    site.write("word-weights/sv.tsv", "language\tsv\ntexts\t12\nskola\t3\n")
    site.news("2026-03-06-bro", "Bron är lagad", "2026-03-06")
    settle()
    preview = start()
    page = next(site.folder.glob(".newsroom/*/site")) / "nyheter/2026/03/bro/index.html"
    page.unlink()
    site.edit(SCHOOL, "Det här är texten.", "Det här är en annan text.")
    preview.await_text(lambda: " ".join(stages(site)), "^amend$")
    preview.await_page("/nyheter/2026/03/bro/", "Bron är lagad")
    assert "en annan text" in preview.page(NEWS)


def test_two_texts_that_are_saved_one_after_the_other_are_both_shown(site, start):
    site.write("word-weights/sv.tsv", "language\tsv\ntexts\t12\nskola\t3\n")
    site.news("2026-03-06-bro", "Bron är lagad", "2026-03-06")
    settle()
    preview = start()
    for number in range(3):
        site.edit(SCHOOL, "Det här är texten.", f"Skolans text {number}. Det här är texten.")
        site.edit("content/news/2026-03-06-bro.md", "Det här är texten.", f"Brons text {number}. Det här är texten.")
        preview.await_page(NEWS, f"Skolans text {number}")
        preview.await_page("/nyheter/2026/03/bro/", f"Brons text {number}")
    time.sleep(3 * QUIET)  # Until it was looked whether all else is as it was.
    site.edit(SCHOOL, "Skolans text", "Den nya skolans text")
    preview.await_page(NEWS, "Den nya skolans text")


def test_a_text_that_is_broken_and_mended_is_shown(site, start):
    site.write("word-weights/sv.tsv", "language\tsv\ntexts\t12\nskola\t3\n")
    preview = start()
    pictures = preview.pictures()
    site.edit(SCHOOL, "title:", "titel:")
    assert any(picture["problems"] for picture in pictures)
    site.edit(SCHOOL, "titel: Ny skola öppnar", "title: Skolan är klar")
    preview.await_page(NEWS, "Skolan är klar")


def test_a_new_text_is_shown(site, start):
    preview = start()
    site.news("2026-03-06-bro", "Bron är lagad", "2026-03-06")
    preview.await_page("/nyheter/2026/03/bro/", "Bron är lagad")


def test_a_deleted_text_is_gone(site, start):
    extra = site.news("2026-03-06-bro", "Bron är lagad", "2026-03-06")
    preview = start()
    extra.unlink()
    preview.await_text(lambda: str(preview.ask("/nyheter/2026/03/bro/")[0].status), "404")


@pytest.mark.parametrize("old", ["kept", "deleted"])
def test_a_folder_that_another_is_put_in_the_place_of_is_still_watched(site, start, old):
    preview = start()
    copytree(site.content, site.folder / "new")
    if old == "kept":
        site.content.rename(site.folder / "old")
    else:
        rmtree(site.content)
    (site.folder / "new").rename(site.content)
    site.news("2026-03-05-ny-skola", "Skolan är klar", "2026-03-05")
    preview.await_page(NEWS, "Skolan är klar")
    time.sleep(3 * LOOK_AGAIN / 1000)  # Until all is quiet.
    site.news("2026-03-05-ny-skola", "Skolan är öppen", "2026-03-05")
    preview.await_page(NEWS, "Skolan är öppen")


def test_a_link_that_is_led_to_another_folder_is_followed(site, start):
    site.content.rename(site.folder / "one")
    copytree(site.folder / "one", site.folder / "two")
    site.content.symlink_to("one")
    preview = start()
    site.news("2026-03-05-ny-skola", "Skolan i ett", "2026-03-05")
    preview.await_page(NEWS, "Skolan i ett")
    site.content.unlink()
    site.content.symlink_to("two")
    preview.await_page(NEWS, "Ny skola öppnar")
    site.news("2026-03-05-ny-skola", "Skolan i två", "2026-03-05")
    preview.await_page(NEWS, "Skolan i två")


def test_a_watch_that_begins_anew_asks_for_a_look_at_everything(tmp_path):
    """What was saved just before it began, nobody told."""
    folders = one, other, link = tmp_path / "one", tmp_path / "other", tmp_path / "content"
    for folder in folders[:2]:
        folder.mkdir()
    link.symlink_to(one)
    watch = Watch([link], tmp_path / "pelicanconf.py")
    try:
        while not watch.next(0.1):  # Until it has begun.
            (one / "a.md").write_text(str(time.monotonic()), "utf-8")
        link.unlink()
        link.symlink_to(other)
        found = list(iter(lambda: watch.changes.get(timeout=60), set()))
    finally:
        watch.stop.set()
    assert {link} in found


def test_a_missing_folder_is_told_and_watched_once_it_is_there_again(site, start):
    preview = start()
    site.content.rename(site.folder / "away")
    preview.await_text(preview.said, "PATH är ingen mapp som finns")
    (site.folder / "away").rename(site.content)
    site.news("2026-03-05-ny-skola", "Skolan är tillbaka", "2026-03-05")
    preview.await_page(NEWS, "Skolan är tillbaka")


def test_settings_that_are_away_for_a_moment_are_never_those_of_another_site(site, start):
    preview = start()
    (site.folder / "pelicanconf.py").rename(site.folder / "away.txt")
    preview.await_text(preview.said, "Hittar inte inställningarna i pelicanconf.py")
    (site.folder / "away.txt").rename(site.folder / "pelicanconf.py")
    site.news("2026-03-05-ny-skola", "Skolan är tillbaka", "2026-03-05")
    preview.await_page(NEWS, "Skolan är tillbaka")
    assert "Lövsunda" not in preview.page("/")


def test_settings_that_are_a_link_are_followed(site, start):
    settings = site.folder / "pelicanconf.py"
    for name in ("ett", "två"):
        site.write(f"{name}/pelicanconf.py", settings.read_text("utf-8").replace("Provköping", f"Prov{name}"))
    settings.unlink()
    settings.symlink_to("ett/pelicanconf.py")
    preview = start()
    (site.folder / "ny").symlink_to("två/pelicanconf.py")
    (site.folder / "ny").replace(settings)
    preview.await_page("/", "Provtvå")
    time.sleep(3 * LOOK_AGAIN / 1000)  # Until all is quiet.
    site.edit("två/pelicanconf.py", "Provtvå", "Provtre")
    preview.await_page("/", "Provtre")


def test_a_folder_is_watched_whatever_it_is_called(site, start):
    preview = start()
    site.write("content/pages/node_modules/sida.md", "---\ntitle: Ny sida\n---\nText.\n")
    preview.await_page("/node-modules/sida/", "Ny sida")


def test_where_the_system_tells_nothing_no_save_is_missed(site, start, monkeypatch):
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "true")
    preview = start()
    for number in range(6):
        site.news("2026-03-05-ny-skola", f"Skolan {number}", "2026-03-05")
        time.sleep(0.3)
    preview.await_page(NEWS, "Skolan 5")
    site.write("templates/news.html", "<!doctype html><title>Egen mall</title>")
    preview.await_page(NEWS, "Egen mall")
    site.edit("pelicanconf.py", "Provköping", "Provstad")
    preview.await_page("/", "Provstad")


def test_odd_requests_are_answered(start):
    preview = start()
    assert preview.ask(f"/{'x' * 3000}")[0].status == 404
    assert preview.ask("/", host="[")[0].status >= 400
    assert "Traceback" not in preview.said()


def test_templates_of_the_site_are_watched_from_the_first_one_on(site, start):
    rmtree(site.folder / "templates")
    preview = start()
    site.write("templates/news.html", "<!doctype html><title>Egen mall</title>")
    preview.await_page(NEWS, "Egen mall")


def test_it_builds_again_and_again(site, start):
    preview = start()
    for title in ("Första", "Andra", "Tredje"):
        site.news("2026-03-05-ny-skola", title, "2026-03-05")
        preview.await_page(NEWS, f"<h1[^>]*>{title}</h1>")


def test_a_saved_template_is_shown(site, start):
    theme = site.folder / "theme"
    copytree(Path(__file__).parents[2] / "theme", theme)
    settings = (site.folder / "pelicanconf.py").read_text()
    site.write("pelicanconf.py", re.sub("THEME = .*", 'THEME = "theme"', settings))
    preview = start()
    site.write("theme/templates/news.html", "<html><body>Mallen är ny.</body></html>")
    preview.await_page(NEWS, "Mallen är ny.")


@pytest.mark.parametrize("polling", ["", "true"])
def test_another_theme_is_watched_once_the_settings_name_it(site, start, monkeypatch, polling):
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", polling)
    copytree(Path(__file__).parents[2] / "theme", site.folder / "ny")
    preview = start()
    settings = (site.folder / "pelicanconf.py").read_text()
    site.write("pelicanconf.py", re.sub("THEME = .*", 'THEME = "ny"', settings).replace("Provköping", "Provstad"))
    preview.await_page(NEWS, "Provstad")
    time.sleep(3 * LOOK_AGAIN / 1000)  # Until all is quiet.
    for words in ("Mallen är ny.", "Mallen är nyare."):
        site.write("ny/templates/news.html", f"<html><body>{words}</body></html>")
        preview.await_page(NEWS, words)


def test_saved_settings_are_read_anew(site, start):
    preview = start()
    settings = (site.folder / "pelicanconf.py").read_text()
    site.write("pelicanconf.py", settings.replace("Provköpings kommun", "Nyköpta kommunen"))
    preview.await_page(NEWS, "Nyköpta kommunen")


def test_what_the_settings_import_is_read_anew(site, start):
    site.write("lokalt.py", 'NAMN = "Gamla namnet"\n')
    top = "import sys\nfrom pathlib import Path\nsys.path.insert(0, str(Path(__file__).parent))\n"
    rest = (site.folder / "pelicanconf.py").read_text()
    site.write("pelicanconf.py", f"{top}from lokalt import NAMN\n{rest}SITENAME = NAMN\n")
    preview = start()
    assert "Gamla namnet" in preview.page(NEWS)
    site.write("lokalt.py", 'NAMN = "Det nya längre namnet"\n')
    preview.await_page(NEWS, "Det nya längre namnet")


def test_a_broken_text_keeps_its_last_good_page(site, start):
    item = site.news("2026-03-06-bro", "Bron är lagad", "2026-03-06")
    preview = start()
    pictures = preview.pictures()
    next(pictures)
    item.write_text(BROKEN, encoding="utf-8")
    assert any(picture["problems"] for picture in pictures)
    assert "Bron är lagad" in preview.page("/nyheter/2026/03/bro/")


def test_the_browser_is_told_what_is_wrong(site, start):
    preview = start()
    pictures = preview.pictures()
    assert next(pictures)["problems"] == []
    site.write("content/news/trasig.md", BROKEN)
    wanted = ("news/trasig.md", 3, "Nyckeln ”datum” finns inte.", "Menade du ”date”?")
    assert any(
        wanted == (problem["path"], problem["line"], problem["message"], problem["hint"])
        for picture in pictures
        for problem in picture["problems"]
    )


def test_the_browser_is_told_when_it_is_mended(site, start):
    item = site.write("content/news/trasig.md", BROKEN)
    preview = start()
    pictures = preview.pictures()
    assert next(pictures)["problems"]
    item.unlink()
    assert any(picture["problems"] == [] for picture in pictures)


def test_a_page_that_changed_gets_a_new_version(site, start):
    preview = start()
    pictures = preview.pictures()
    before = next(pictures)["version"]
    site.news("2026-03-05-ny-skola", "Skolan är klar", "2026-03-05")
    after = next(picture["version"] for picture in pictures if picture["version"] != before)
    assert f'data-version="{after}"' in preview.page(NEWS)


def test_a_browser_need_not_load_a_page_again_for_a_problem_alone(site, start):
    preview = start()
    pictures = preview.pictures()
    before = next(pictures)["version"]
    site.write("content/news/trasig.md", BROKEN)
    assert next(picture["version"] for picture in pictures if picture["problems"]) == before


def test_a_template_that_fails_is_told_and_the_last_good_page_stays(site, start):
    preview = start()
    pictures = preview.pictures()
    next(pictures)
    site.write("templates/news.html", "{{ something.that.is.nowhere }}")
    assert any("UndefinedError" in picture["failure"] for picture in pictures)
    assert "Mallen templates/news.html, rad 1, går inte att använda" in preview.said()
    assert "Traceback" not in preview.said()
    assert "Ny skola öppnar" in preview.page(NEWS)


def test_settings_that_cannot_be_read_are_told(site, start):
    preview = start()
    pictures = preview.pictures()
    next(pictures)
    site.write("pelicanconf.py", "PATH = ")
    assert any("Inställningarna går inte att använda." in picture["failure"] for picture in pictures)
    assert "pelicanconf.py går inte att använda: SyntaxError" in preview.said()


def test_a_port_in_use_is_told_and_the_next_free_one_is_used(start):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        preview = start("--port", str(taken))
        assert f"Port {taken} är upptagen av ett annat program." in preview.said()
        assert preview.port != taken


def test_ctrl_c_ends_it_quietly_with_0(start):
    preview = start()
    assert preview.end() == 0
    assert "Traceback" not in preview.said()


def test_ctrl_c_ends_it_while_a_browser_listens(start):
    preview = start()
    pictures = preview.pictures()
    next(pictures)
    assert preview.end() == 0


def test_a_draft_is_not_shown(site, start):
    site.write("content/news/2026-03-07-utkast.md", DRAFT)
    assert start().ask("/nyheter/2026/03/utkast/")[0].status == 404


def test_a_draft_is_shown_to_who_asks_for_drafts(site, start):
    site.write("content/news/2026-03-07-utkast.md", DRAFT)
    assert "Ett utkast" in start("--drafts").page("/nyheter/2026/03/utkast/")


def test_the_first_build_fails_as_a_build_does(faulty):
    run = faulty.run_apart("preview", "--port", "8100")
    assert run.code == 3
    assert "Newsroom har ett eget fel" in run.err
