"""Leaving patterns out that cannot match changes no byte."""

import tarfile
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from newsroom.content.markup import LinkOpener, markdown_for, stock_markdown_for
from newsroom.content.patterns import ALWAYS, MARKS, MARKS_OF_BLOCKS, spare_patterns

ROOT = Path(__file__).parents[2]
ARCHIVES = ROOT.parent / "shared" / "corpora"
TEXTS = 400
"""How many of each real collection are compared."""
STOCK = {lang: stock_markdown_for(lang) for lang in ("sv", "en")}
PIECES = st.sampled_from(
    ["Å", "kommunen ", " ", "\n", "\n\n", "  \n", "*", "**", "_", "__", "`", "``", "\\", "\\*", "[", "]", "![", "[^1]",
     "(/a.md)", "[x]: /b.md\n", "[^1]: Not\n", "<", ">", "<b>", "</b>", "<https://a.se>", "<a@b.se>", "&", "&amp;",
     "'", '"', "''", "'80s", "--", "---", "...", "\n# ", "\n- ", "\n1. ", "\n> ", "    ", "|", "\n|-|-|\n", "~~~\n",
     "*[HTML]: Språk\n\n", "HTML", ": ", "{", "}", "!", "\x02", "\x03", "klzzwxh:0000", "wzxhzdk:0"]
)  # fmt: skip
"""What Markdown is made of, and what Python-Markdown keeps to itself."""


def with_converter(converter: Markdown, text: str) -> str:
    converter.reset()
    LinkOpener.of(converter).path = "news/a.md"
    return converter.convert(text)


def compared(text: str, lang: str) -> tuple[str, str]:
    return with_converter(markdown_for(lang), text), with_converter(STOCK[lang], text)


@given(st.lists(PIECES, max_size=30).map("".join))
@example('"Å" *Å* -- [Å](/å.md) ...')
def test_whatever_is_written_gives_the_same_html(text: str) -> None:
    sparing, stock = compared(text, "sv")
    assert sparing == stock


@given(st.text(max_size=60))
def test_whatever_letters_there_are_give_the_same_html(text: str) -> None:
    sparing, stock = compared(text, "en")
    assert sparing == stock


@pytest.mark.parametrize("path", sorted((ROOT / "content").rglob("*.md")), ids=lambda path: path.stem)
def test_the_bundled_texts_give_the_same_html(path: Path) -> None:
    sparing, stock = compared(path.read_text("utf-8").split("\n---\n", 1)[1], "sv")
    assert sparing == stock


@pytest.mark.shared
@pytest.mark.parametrize(("name", "lang"), [("cpib-en", "en"), ("digitalgov-en", "en"), ("regeringen-sv", "sv")])
def test_real_texts_give_the_same_html(name: str, lang: str) -> None:
    texts = list(islice(archived(ARCHIVES / f"{name}.tar.xz"), TEXTS))
    different = [text for text in texts if len(set(compared(text, lang))) > 1]
    assert texts
    assert not different


def archived(path: Path):
    """Give the texts of an archive, Markdown or HTML."""
    with tarfile.open(path) as archive:
        for member in archive:
            found = archive.extractfile(member) if member.name.endswith((".md", ".html", ".txt")) else None
            if found:
                yield found.read().decode("utf-8", "replace").replace("\r\n", "\n")


def patterns() -> list[InlineProcessor]:
    converter = markdown_for("sv")
    return [pattern for name in ("inline", "smarty") for pattern in converter.treeprocessors[name].inlinePatterns]


def test_we_know_every_pattern_of_ours() -> None:
    unknown = {pattern.pattern for pattern in patterns()} - MARKS.keys()
    assert not unknown


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40))
def test_no_pattern_matches_where_its_marks_are_missing(text: str) -> None:
    searching = {pattern.pattern: pattern.getCompiledRegExp() for pattern in patterns()}
    wrong = [
        pattern
        for pattern, marks in MARKS.items()
        if not any(mark in text for mark in marks) and searching[pattern].search(text)
    ]
    assert not wrong


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_block_is_taken_where_its_marks_are_missing(block: str) -> None:
    STOCK["sv"].reset()
    wrong = [
        type(processor).__name__
        for processor in STOCK["sv"].parser.blockprocessors
        if (marks := MARKS_OF_BLOCKS.get(type(processor)))
        and not any(mark in block for mark in marks)
        and takes(processor, block)
    ]
    assert not wrong


def takes(processor, block: str) -> bool:
    """Tell whether a block processor wants a block; some only tell when they run."""
    parent, blocks = Element("div"), [block]
    return processor.test(parent, block) and (processor.run(parent, blocks) is not False or blocks != [block])


def test_every_kind_of_block_in_the_table_is_one_of_ours() -> None:
    assert MARKS_OF_BLOCKS.keys() <= {type(processor) for processor in STOCK["sv"].parser.blockprocessors}


def test_a_pattern_we_do_not_know_is_always_tried() -> None:
    class Crown(InlineProcessor):
        def handleMatch(self, found, data):  # type: ignore[no-untyped-def]
            crown = Element("abbr")
            crown.text = found[0]
            return crown, found.start(), found.end()

    converter = stock_markdown_for("sv")
    spare_patterns(converter)
    converter.inlinePatterns.register(Crown("kronor"), "crown", 45)
    assert MARKS.get("kronor", ALWAYS) == ALWAYS
    assert with_converter(converter, "Fem kronor.") == "<p>Fem <abbr>kronor</abbr>.</p>"
