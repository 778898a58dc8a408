"""Whatever a file holds: it is accounted for, and what is written passes our check."""

from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from newsroom.domain.links import mentions, without_code
from newsroom.importing.items import Item
from newsroom.importing.links import Index, Resolver
from newsroom.importing.mapping import Mapping
from newsroom.importing.materials import Materials
from newsroom.importing.sources import Original, read_original
from newsroom.importing.texts import TAG, Page

PIECES = st.sampled_from(
    ["---\n", "\t", ": ", '"', "'", "{{< ", " >}}", "{% x %}", "<script>", "</p>", "<div", "<table><tr><td>", "<td>",
     "[", "](", ")", "![](", "![a](b)", "\0", "\r\n", "&#8217;", "```\n", "`", "*", "_", "**", "\n> ", "\n- ", "\n1. ",
     "    ", "\n# ", "&a ", "*a", "!!x ", "date: 2021-02-31\n", "title: a: b\n", "tags: [a\n", "{: .x}", "javascript:",
     "<a href='", "<iframe src='//x.se'>", "'>", "<img src=x alt=y>", "|a|b|\n|-|-|\n", "[x]: /y\n", "[a][x]", "///",
     "\u2028", "😀", "ord ", "\n\n"]
)  # fmt: skip
MESSES = st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=30).map("".join)
ALWAYS = settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""The same messes on every machine, however slow it is."""
NO_SITE = Path("/nonexistent")


@settings(ALWAYS)
@given(st.one_of(st.binary(max_size=200), MESSES.map(lambda text: text.encode("utf-8", "replace"))))
@example(b"---\n" + b"[" * 3000)
@example(b"---\n" + b"a: {" * 3000)
def test_no_bytes_keep_a_file_from_being_read(raw):
    assert isinstance(read_original(raw, "a.md").text, str)


@settings(ALWAYS)
@given(MESSES)
@example("<div>" * 500 + "x")
@example("> " * 200 + "x")
@example("[" * 500)
@example("{{<" * 2000)
@example("<" * 2000)
def test_no_text_keeps_html_or_links_that_lead_nowhere(text):
    page = Page(Resolver(Index(Mapping(), Materials(NO_SITE)), Item(Original("a.md"))), "sv")
    written = page.convert(read_original(f"---\ntitle: T\n---\n{text}".encode("utf-8", "replace"), "a.md").text)
    assert not TAG.search(without_code(written)) or written == text
    assert [found.target for found in mentions(written) if not found.is_external] == []


def test_a_heap_of_broken_files_is_accounted_for(bring):
    good = "---\ntitle: Hej\ndate: 2021-01-15\nsummary: Ingress.\n---\n\nEn text med ord.\n"
    files = {
        f"{number:02}{end}": damage(good.encode())
        for end in (".md", "/index.md", " & 'x’.md")
        for number, damage in enumerate(
            [
                lambda raw: b"",
                lambda raw: b"\xff\xfe",
                lambda raw: raw[: len(raw) // 2],
                lambda raw: raw.replace(b"---", b"--", 1),
                lambda raw: raw.replace(b"\n", b"\r"),
                lambda raw: raw.replace(b"title", b"\ttitle"),
                lambda raw: raw.replace(b"Hej", b"Hej: du: \"igen\" #1"),
                lambda raw: raw.replace(b"Hej", b"*hej"),
                lambda raw: raw.replace(b"Hej", b"@hej %"),
                lambda raw: raw.replace(b"Hej", b"x" * 400),
                lambda raw: raw.replace(b"Hej", b"[Hej, du]"),
                lambda raw: raw.replace(b"Hej", b"{Hej: du}"),
                lambda raw: raw.replace(b"2021-01-15", b"2021-13-45"),
                lambda raw: raw.replace(b"date", b"date: 2020-01-01\ndate"),
                lambda raw: raw.replace(b"summary", b"slug: ../../etc\nsummary"),
                lambda raw: raw.replace(b"summary", b"id: x\nsave_as: index.html\nurl: ''\nsummary"),
                lambda raw: raw.replace(b"summary", b"lang: xx-yy\nsummary"),
                lambda raw: raw.replace(b"summary", b"aliases: [/, //x, /../y, '/a b/', /a/]\nsummary"),
                lambda raw: raw + b"\0\x01\x0b\x1b\xc2\x85",
                lambda raw: raw + b"[a](<../../x>) ![b]( c.png ) [c][d]\n\n[d]: javascript:alert(1)\n",
                lambda raw: raw + b"{attach}/x.pdf [x]({attach}/x.pdf)",
                lambda raw: raw + b"a" * 5_100_000,
            ]
        )
    }  # fmt: skip
    brought = bring(files)
    assert brought.summary.total == len(files)
    assert brought.errors() == []
