"""What is wrong in the settings or a template is told in one Swedish sentence, with a way out."""

import pytest

DAY = ("--date", "2026-03-26")
UNUSABLE = "Inställningarna i pelicanconf.py går inte att använda:"
WHOLE = "Skriv hela adressen, till exempel https://www.example.se."
NO_ADDRESS = "och det blir ingen adress. Skriv som"
AS_NEWS = f"{NO_ADDRESS} ”nyheter/{{date:%Y}}/{{date:%m}}/{{slug}}/”."
UNLOADED = (
    "PLUGINS går inte att använda: raderna ovanför säger varför. "
    "Rätta namnet eller tillägget, eller ta bort det ur PLUGINS."
)
BROKEN = "går inte att använda:"


def told(site, setting: str, *words: str) -> str:
    """Return the last line that a build says with a line more in the settings; it ends with 2, and writes nothing."""
    site.add_setting(setting)
    run = site.run_apart("build", *DAY, *words)
    assert run.code == 2
    assert "eget fel" not in run.err
    return run.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ('THEME = "nowhere"', f"{UNUSABLE} THEME är ingen mapp som finns."),
        ('PATH = "nowhere"', f"{UNUSABLE} PATH är ingen mapp som finns. Ange var innehållet ligger."),
        ("SITENAME = None", "SITENAME saknas. Skriv webbplatsens namn inom citattecken."),
        ("SITENAME = 5", "SITENAME är 5. Skriv en text inom citattecken."),
        ('SITEURL = "www.example.org"', "SITEURL är ”www.example.org”. " + WHOLE),
        ('SITEURL = "https://exa mple.org"', "SITEURL är ”https://exa mple.org”. " + WHOLE),
        ('SITEURL = "https://[x"', "SITEURL är ”https://[x”. " + WHOLE),
        ('SITEURL = "https://a.se:port"', "SITEURL är ”https://a.se:port”. " + WHOLE),
        ('NEWSROOM_FEED_ENTRIES = "tio"', "NEWSROOM_FEED_ENTRIES är 'tio'. Skriv ett heltal från 0 och uppåt."),
        ("NEWSROOM_FEED_TTL = -5", "NEWSROOM_FEED_TTL är -5. Skriv ett heltal från 0 och uppåt."),
        ("NEWSROOM_LISTINGS_DAYS = None", "NEWSROOM_LISTINGS_DAYS är None. Skriv ett heltal från 0 och uppåt."),
        ("NEWSROOM_LISTINGS_PAGE_SIZE = 0", "NEWSROOM_LISTINGS_PAGE_SIZE är 0. Skriv ett heltal från 1 och uppåt."),
        ("NEWSROOM_FEED_ARCHIVE_ENTRIES = 0", "NEWSROOM_FEED_ARCHIVE_ENTRIES är 0. Skriv ett heltal från 1 och uppåt."),
        ("NEWSROOM_JOBS = True", "NEWSROOM_JOBS är True. Skriv ett heltal från 1 och uppåt."),
        ("NEWSROOM_RELATED_THRESHOLD = 'x'", "NEWSROOM_RELATED_THRESHOLD är 'x'. Skriv ett tal från 0 och uppåt."),
        ("NEWSROOM_RELATED_REASONS = 1", "NEWSROOM_RELATED_REASONS är 1. Skriv True eller False."),
        ('NEWSROOM_PICTURE_WIDTHS = ("a",)', "NEWSROOM_PICTURE_WIDTHS är ('a',). Skriv en lista som [800, 1600]."),
        ('NEWSROOM_FOOTER = "x"', "NEWSROOM_FOOTER är 'x'. Skriv en lista inom hakparenteser."),
        ("NEWSROOM_FEEDS = []", "NEWSROOM_FEEDS är []. Skriv ord och värden inom klammerparenteser."),
        ('NEWS_URL = "nyheter/{slug"', "NEWS_URL är ”nyheter/{slug”, " + AS_NEWS),
        ('NEWS_URL = "../{slug}/"', "NEWS_URL är ”../{slug}/”, " + AS_NEWS),
        ('PAGE_URL = "{date:%Y}/{slug}/"', "PAGE_URL är ”{date:%Y}/{slug}/”, " + NO_ADDRESS + " ”{folder}{slug}/”."),
        ('PLUGINS += ["newsroom.nowhere"]', f"Tillägget newsroom.nowhere i {UNLOADED}"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_told(site, setting, message):
    assert told(site, setting) == message
    assert not (site.folder / "output").exists()


def test_a_language_that_pelicans_other_readers_do_not_know_is_nothing_to_tell(site):
    site.edit("pelicanconf.py", 'DEFAULT_LANG = "sv"', 'DEFAULT_LANG = "se"')
    run = site.run_apart("build", *DAY)
    assert run.code == 0
    assert "localization" not in run.err


def test_a_plugin_that_fails_while_it_is_loaded_is_told(site):
    site.write("eget.py", "def register():\n    raise ValueError('hoppsan')\n")
    assert told(site, 'PLUGIN_PATHS = ["."]; PLUGINS += ["eget"]').startswith("Tillägget eget i PLUGINS går inte")


@pytest.mark.parametrize(
    "setting",
    [
        'SITEURL = "https://www.example.org/press/"',
        'SITEURL = ""',
        "NEWSROOM_FEED_HUB = None",
        "NEWSROOM_RELATED_COUNT = 0",
        "NEWSROOM_RELATED_THRESHOLD = 1",
        "NEWSROOM_LISTINGS_FRONT_POSTS = 0",
        "NEWSROOM_PICTURE_WIDTHS = [400]",
    ],
)
def test_what_fits_is_taken(site, setting):
    site.add_setting(setting)
    run = site.run("build", *DAY)
    assert run.code == 0, run.err


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("\n{% if %}", f"rad 2, {BROKEN} TemplateSyntaxError: Expected an expression"),
        ("{{ nowhere }}", f"rad 1, {BROKEN} UndefinedError: 'nowhere' is undefined. Rätta mallen."),
        ('{% include "borta.html" %}', f"rad 1, {BROKEN} mallen borta.html finns inte. Rätta mallen."),
        ("{{ 1 / 0 }}", f"rad 1, {BROKEN} ZeroDivisionError: division by zero. Rätta mallen."),
        ("\n\n{{ page.title|borta }}", f"rad 3, {BROKEN} TemplateAssertionError: No filter named 'borta'. Rätta"),
        ("{{ publication.borta }}", "has no attribute 'borta'. Rätta mallen."),
    ],
)  # fmt: skip
def test_a_wrong_template_is_told_with_file_and_line(site, template, message, jobs):
    for number in range(30):
        site.news(f"2026-03-06-nyhet-{number}", f"Nyhet {number}")
    site.write("templates/news.html", template)
    said = told(site, "", "--jobs", jobs)
    assert said.startswith("Mallen templates/news.html, rad ")
    assert message in said


def test_a_template_that_the_theme_has_not_is_told(site):
    site.write("tema/templates/base.html", "")
    assert told(site, 'THEME = "tema"').startswith("Temat saknar mallen ")
