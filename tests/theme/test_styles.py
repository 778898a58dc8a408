"""The style sheets: layers in order, colours by role, and contrast for everybody in both schemes."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "theme" / "static"
STYLES = STATIC / "css"
LAYERS = ["reset", "tokens", "base", "layout", "components", "kinds", "utilities", "print"]
FILES = sorted(path.name for path in STYLES.glob("*.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
COLOUR = re.compile(r"(--colour-[a-z-]+):\s*(#[0-9a-f]{6});")
WITH_STYLES = ("card", "cards", "links", "notice", "notices", "download")
"""Components that take a style, which becomes part of a class."""
FROM_MARKDOWN = {"footnote"}
"""Classes that the texts bring, not the templates."""

GROUNDS = ["page", "surface", "surface-strong", "notice"]
WORDS = ["text", "text-quiet", "link", "link-hover", "accent", "deadline"]
TEXT = [
    *((word, ground) for word in WORDS for ground in GROUNDS),
    *(("visited", ground) for ground in ("page", "surface")),
    ("on-brand", "brand"),
    ("on-brand-quiet", "brand"),
    ("focus-text", "focus-back"),
]
"""Words on grounds: 4.5 to 1 (WCAG 2.2, 1.4.3)."""
SHAPES = [
    *((shape, ground) for shape in ("focus", "line-strong", "accent") for ground in GROUNDS),
    ("notice-edge", "page"),
    ("emblem", "brand"),
    ("focus-back", "brand"),
]
"""Edges that carry meaning: 3 to 1 (WCAG 2.2, 1.4.11)."""


def read(name: str) -> str:
    """Return a style sheet without its comments."""
    return COMMENT.sub("", (STYLES / name).read_text(encoding="utf-8"))


def colours(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme by role; the dark one overrides the light one."""
    light, dark = read("tokens.css").split("@media (prefers-color-scheme: dark)")
    found = dict(COLOUR.findall(light))
    return found if scheme == "light" else found | dict(COLOUR.findall(dark))


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(scheme: str, one: str, other: str) -> float:
    """Return the contrast of two roles, 1 to 21."""
    found = colours(scheme)
    darker, lighter = sorted(luminance(found[f"--colour-{role}"]) for role in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def selectors(name: str) -> list[str]:
    """Return what stands before each opening brace."""
    return [part.strip() for part in re.findall(r"([^{};]+)\{", read(name))]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), TEXT)
def test_words_can_be_read_on_their_ground(scheme, words, ground):
    assert contrast(scheme, words, ground) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_that_mean_something_can_be_seen(scheme, shape, ground):
    assert contrast(scheme, shape, ground) >= 3


def test_the_layers_are_imported_in_order_each_from_a_file_of_its_name():
    imported = re.findall(r'@import url\("(\w+)\.css"\) layer\((\w+)\)', read("main.css"))
    assert imported == [(layer, layer) for layer in LAYERS]


def test_there_are_no_style_sheets_besides():
    assert set(FILES) == {"main.css", *(f"{layer}.css" for layer in LAYERS)}


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_more_important_than_its_layer(name):
    assert "!important" not in read(name)


@pytest.mark.parametrize("name", FILES)
def test_ids_are_not_for_styling(name):
    assert [selector for selector in selectors(name) if "#" in selector] == []


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("tokens.css", "print.css")])
def test_colours_have_names(name):
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\(", read(name)) == []


def test_every_token_that_is_used_is_defined():
    used = {token for name in FILES for token in re.findall(r"var\((--[a-z0-9-]+)", read(name))}
    defined = set(re.findall(r"(--[a-z0-9-]+):", read("tokens.css")))
    assert used - defined == set()


def test_every_token_that_is_defined_is_used():
    used = {token for name in FILES for token in re.findall(r"var\((--[a-z0-9-]+)", read(name))}
    defined = set(re.findall(r"(--[a-z0-9-]+):", read("tokens.css")))
    assert defined - used == set()


def test_the_dark_scheme_names_no_colour_that_the_light_one_lacks():
    assert colours("dark").keys() == colours("light").keys()


def test_every_class_that_is_styled_stands_in_a_template():
    templates = " ".join(path.read_text(encoding="utf-8") for path in (STYLES.parents[1] / "templates").rglob("*.html"))
    words = set(re.findall(r"[\w-]+", templates))
    made = {f"{name}-{style}" for name in WITH_STYLES for style in words}
    styled = {found for name in FILES for part in selectors(name) for found in re.findall(r"\.([a-z][\w-]*)", part)}
    assert styled - words - made - FROM_MARKDOWN == set()


@pytest.mark.parametrize("name", FILES)
def test_style_sheets_ask_only_their_own_site(name):
    addresses = re.findall(r"url\(\"([^\"]+)\"\)", read(name))
    assert all((STYLES / address).resolve().is_file() for address in addresses)


def test_every_typeface_that_is_shipped_is_used():
    shipped = {path.name for path in (STATIC / "fonts").glob("*.woff2")}
    assert set(re.findall(r"fonts/([\w-]+\.woff2)", read("tokens.css"))) == shipped


def test_the_typefaces_are_small():
    assert sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2")) < 120_000


def test_every_typeface_has_its_licence_beside_it():
    families = {path.name.partition("-latin")[0] for path in (STATIC / "fonts").glob("*.woff2")}
    assert {path.name for path in (STATIC / "fonts").glob("*.OFL.txt")} == {f"{family}.OFL.txt" for family in families}


def test_the_script_asks_nobody_but_its_own_site_and_that_once():
    script = (STATIC / "js" / "site.js").read_text(encoding="utf-8")
    assert not re.search(r"XMLHttpRequest|import|https?:|localStorage|cookie|sendBeacon", script)
    assert re.findall(r"fetch\([^)]*\)?", script) == ["fetch(section.dataset.suggestions)"]
    templates = "".join(path.read_text("utf-8") for path in (STATIC.parent / "templates").rglob("*.html"))
    assert re.findall(r'data-suggestions="([^"]*)"', templates) == ["{{ site.root }}/sidor.json"]
