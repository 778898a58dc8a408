"""Links lead to the imported texts, to the old site, or nowhere."""

import pytest

HEAD = "---\ntitle: {title}\ndate: 2021-01-15\nsummary: Ingress.\n{more}---\n\n"
BASE = "base_url: https://www.gammal.se/\naddresses: /{year}/{month}/{slug}/\n"
OTHER = {
    "_posts/2021-01-15-brygga.md": HEAD.format(title="Brygga", more="permalink: /bad/brygga.html\n") + "En ny brygga."
}
THERE = "/news/2021/01/2021-01-15-brygga.md"


@pytest.mark.parametrize(
    "target",
    [
        "/bad/brygga.html",
        "/bad/brygga",
        "/bad/brygga/",
        "/2021/01/brygga/",
        "/2021/01/brygga/#karta",
        "/2021/01/brygga/?sida=2",
        "https://www.gammal.se/2021/01/brygga/",
        "HTTPS://www.gammal.se/2021/01/brygga/",
        "../_posts/2021-01-15-brygga.md",
        "/_posts/2021-01-15-brygga.md",
        "{filename}/_posts/2021-01-15-brygga.md",
        "{% post_url 2021-01-15-brygga %}",
        "{% link _posts/2021-01-15-brygga.md %}",
        '{{< ref "2021-01-15-brygga.md" >}}',
        '{{< relref "2021-01-15-brygga" >}}',
        "{{ site.baseurl }}/bad/brygga/",
        "{{ '/bad/brygga/' | relative_url }}",
    ],
)
def test_a_link_to_a_text_that_comes_along_leads_to_its_file(bring, target):
    brought = bring({"nytt/a.md": HEAD.format(title="A", more="") + f"Se [bryggan]({target}).", **OTHER}, mapping=BASE)
    assert brought.text("nytt/a.md") == f"Se [bryggan]({THERE})."
    assert "länkar leder till de importerade texterna" in brought.reason("nytt/a.md")
    assert brought.errors() == []


@pytest.mark.parametrize(
    ("target", "there"),
    [
        ("/kontakt/", "https://www.gammal.se/kontakt/"),
        ("/sök?q=a b", "https://www.gammal.se/sök?q=a%20b"),
        ("https://www.gammal.se/kontakt/#karta", "https://www.gammal.se/kontakt/#karta"),
        ("https://www.annan.se/2021/01/brygga/", "https://www.annan.se/2021/01/brygga/"),
    ],
)
def test_other_links_keep_to_where_they_led(bring, target, there):
    brought = bring({"a.md": HEAD.format(title="A", more="") + f"Se <a href='{target}'>hit</a>."}, mapping=BASE)
    assert brought.text("a.md") == f"Se [hit]({there})."


@pytest.mark.parametrize(
    "target", ["/kontakt/", "kontakt.html", "#karta", "", '{{< ref "borta.md" >}}', "borta.md", "../x/"]
)
def test_a_link_that_leads_nowhere_keeps_its_words(bring, target):
    brought = bring({"a.md": HEAD.format(title="A", more="") + f"Se [hit]({target})."})
    assert brought.text("a.md") == "Se hit."
    assert brought.row("a.md")["outcome"] == "changed"


def test_a_text_that_turns_out_empty_is_not_linked_to(bring):
    empty = {"b.md": HEAD.format(title="B", more="permalink: /b/\n") + "<script>x()</script>"}
    brought = bring({"a.md": HEAD.format(title="A", more="") + "Se [b](/b/).", **empty})
    assert brought.row("b.md")["outcome"] == "left"
    assert brought.text("a.md") == "Se b."


def test_a_file_to_fetch_comes_along(bring):
    files = {"a.md": HEAD.format(title="A", more="") + "Läs [rapporten](/files/Årets%20rapport.PDF).",
             "static/files/Årets rapport.PDF": b"%PDF-1.7"}  # fmt: skip
    brought = bring(files)
    assert brought.text("a.md") == "Läs [rapporten](/files/arets-rapport.pdf)."
    assert (brought.into / "files/arets-rapport.pdf").read_bytes() == b"%PDF-1.7"
    assert brought.errors() == []


def test_a_file_outside_the_old_site_does_not_come_along(bring, tmp_path):
    (tmp_path / "hemlig.pdf").write_bytes(b"%PDF-1.7")
    brought = bring({"a.md": HEAD.format(title="A", more="") + "Läs [den](../hemlig.pdf) och [den](/../hemlig.pdf)."})
    assert brought.text("a.md") == "Läs den och den."


def test_old_addresses_redirect(bring):
    more = "aliases: [/gammal/, https://www.gammal.se/x/, 'http://annan.se/y/']\npermalink: /bad/\n"
    brought = bring({"a.md": HEAD.format(title="A", more=more) + "Text."}, mapping=BASE + "keep_addresses: true")
    assert brought.keys("a.md")["aliases"] == ["/bad/", "/gammal/", "/x/", "/2021/01/bad/"]


def test_an_old_address_belongs_to_one_text_only(bring):
    files = {name: HEAD.format(title="A", more="redirect_from: /bad/\n") + "Text." for name in ("a.md", "b.md")}
    brought = bring(files)
    assert brought.keys("a.md")["aliases"] == ["/bad/"]
    assert "aliases" not in brought.keys("b.md")
    assert "en gammal adress var redan upptagen och är utelämnad (/bad/)" in brought.reason("b.md")
    assert brought.errors() == []


def test_an_old_address_that_is_a_pages_new_one_needs_no_redirect(bring):
    files = {"om.md": HEAD.format(title="A", more="permalink: /om/\n") + "Text.",
             "x.md": HEAD.format(title="B", more="redirect_from: /om/\n") + "Text."}  # fmt: skip
    brought = bring(files, kind="pages")
    assert "aliases" not in brought.keys("om.md")
    assert "aliases" not in brought.keys("x.md")
    assert brought.errors() == []


def test_a_pointer_to_itself_points_nowhere(bring):
    more = "permalink: /a/\nlink: https://www.gammal.se/a/\n"
    assert bring({"a.md": HEAD.format(title="A", more=more)}, mapping=BASE).row("a.md")["outcome"] == "left"


def test_a_pointer_to_a_file_on_the_old_site_leads_there(bring):
    brought = bring({"a.md": HEAD.format(title="A", more="file_url: /files/en fil.pdf\n")}, mapping=BASE)
    assert brought.keys("a.md")["link"] == "https://www.gammal.se/files/en%20fil.pdf"


def test_a_pointer_to_a_file_that_comes_along_leads_to_it(bring):
    files = {"a.md": HEAD.format(title="A", more="file_url: /files/fil.pdf\n"), "files/fil.pdf": b"%PDF-1.7"}
    assert bring(files).keys("a.md")["link"] == "/files/fil.pdf"
