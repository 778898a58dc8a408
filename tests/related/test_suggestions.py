"""What the page for addresses that lead nowhere may suggest."""

import json
from typing import Any

Site = Any


def suggested(site: Site) -> list[list[str]]:
    return json.loads((site.folder / "output" / "sidor.json").read_text("utf-8"))


def test_titles_and_addresses_stand_pages_first_then_the_newest(site: Site):
    site.item("news/gammal", "Gammalt", date="2026-01-05")
    site.item("news/ny", "Nytt")
    site.item("pages/kontakt", "Kontakt")
    site.build()
    assert suggested(site) == [
        ["Kontakt", "/kontakt/"],
        ["Nytt", "/nyheter/2026/03/ny/"],
        ["Gammalt", "/nyheter/2026/01/gammal/"],
    ]


def test_what_may_not_be_shown_is_not_suggested(site: Site):
    site.item("news/utkast", "Utkast", more="status: draft")
    site.item("news/annanstans", "På en annan webbplats", more="link: https://www.example.se/")
    site.build()
    assert suggested(site) == []
