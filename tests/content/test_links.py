"""Links in a text lead to where things stand today, or nowhere at all."""

import pytest

HEAD = "---\ntitle: {}\ndate: 2026-03-05\nsummary: Ingress.\n{}---\n"


def text(words: str, more: str = "", title: str = "Texten") -> str:
    return HEAD.format(title, more) + words


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("/news/b.md", id="from the content folder"),
        pytest.param("news/b.md", id="without the slash"),
        pytest.param("./b.md", id="from the file"),
        pytest.param("../news/b.md", id="from the file, upwards"),
        pytest.param("{filename}/news/b.md", id="as Pelican writes it"),
        pytest.param("|filename|/news/b.md", id="as Pelican wrote it"),
    ],
)
def test_a_link_to_a_source_file_leads_to_its_page(make_site, link):
    site = make_site({"news/a.md": text(f"Läs [mer]({link})."), "news/b.md": text("B", title="B")})
    assert '<a href="/nyheter/2026/03/b/">mer</a>' in site.read("/nyheter/2026/03/a/")


def test_a_link_keeps_its_place_on_the_page(make_site):
    site = make_site({"news/a.md": text("[mer](/news/b.md#sa-gar-det-till)"), "news/b.md": text("## Så går det till")})
    assert 'href="/nyheter/2026/03/b/#sa-gar-det-till"' in site.read("/nyheter/2026/03/a/")
    assert '<h2 id="sa-gar-det-till">' in site.read("/nyheter/2026/03/b/")


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/news/b.md?visa=allt", "/nyheter/2026/03/b/?visa=allt"),
        ("./b.md?a=1&b=%C3%A5#här", "/nyheter/2026/03/b/?a=1&amp;b=%C3%A5#här"),
        ("/documents/plan.pdf?v=2", "/nyheter/2026/03/a/plan.pdf?v=2"),
        ("{static}/documents/plan.pdf?v=2", "/nyheter/2026/03/a/plan.pdf?v=2"),
        ("/documents/plan.pdf#page=2", "/nyheter/2026/03/a/plan.pdf#page=2"),
        ("/documents/100%25%23.pdf", "/nyheter/2026/03/a/100.pdf"),
        ("/news/c%23%3F.md", "/nyheter/2026/03/c/"),
    ],
)
def test_what_follows_the_path_of_a_link_stays(make_site, link, address):
    files = {
        "news/a.md": text(f"[mer]({link})"),
        "news/b.md": text("B", title="B"),
        "news/c#?.md": text("C", title="C"),
        "documents/plan.pdf": b"%PDF-",
        "documents/100%#.pdf": b"%PDF-",
    }
    assert f'href="{address}"' in make_site(files).read("/nyheter/2026/03/a/")


@pytest.mark.parametrize("more", ["status: draft\n", "status: withdrawn\n"])
def test_only_the_words_are_left_of_a_link_to_what_is_not_out(make_site, more):
    site = make_site({"news/a.md": text("Läs [om bron](/news/b.md) nu."), "news/b.md": text("B", more)})
    assert "Läs om bron nu." in site.read("/nyheter/2026/03/a/")


def test_a_file_in_a_text_lies_beside_its_page(make_site):
    files = {
        "news/a.md": text("[Planen](/documents/Plan för ån.pdf)".replace(" ", "%20", 2)),
        "documents/Plan för ån.pdf": b"%PDF-",
    }
    files["news/a.md"] = text("[Planen](</documents/Plan för ån.pdf>)")
    site = make_site(files)
    assert '<a href="/nyheter/2026/03/a/plan-for-an.pdf">Planen</a>' in site.read("/nyheter/2026/03/a/")
    assert (site.output / "nyheter/2026/03/a/plan-for-an.pdf").read_bytes() == b"%PDF-"


def test_two_files_of_one_name_get_two_names(make_site):
    files = {"x/plan.pdf": b"1", "y/plan.pdf": b"2", "news/a.md": text("[1](/x/plan.pdf) [2](/y/plan.pdf)")}
    site = make_site(files)
    folder = site.output / "nyheter/2026/03/a"
    assert (folder / "plan.pdf").read_bytes() + (folder / "plan-2.pdf").read_bytes() == b"12"


def test_files_that_nobody_names_are_not_published(make_site):
    site = make_site({"news/a.md": text("Text."), "documents/utkast.pdf": b"hemligt"})
    assert not [name for name in site.names() if name.endswith(".pdf")]


def test_the_files_of_an_item_leave_with_it(make_site):
    make_site({"news/a.md": text("[Planen](/documents/plan.pdf)"), "documents/plan.pdf": b"x"})
    site = make_site({"news/a.md": text("[Planen](/documents/plan.pdf)", "status: draft\n")})
    assert not [name for name in site.names() if name.endswith(".pdf")]


def test_an_address_of_the_site_itself_may_be_linked(make_site):
    site = make_site({"news/a.md": text("Se [anslagstavlan](/anslagstavla/).")}, SITEURL="https://prov.example/k")
    assert '<a href="/k/anslagstavla/">anslagstavlan</a>' in site.read("/nyheter/2026/03/a/")
