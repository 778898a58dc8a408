"""Python-Markdown's patterns, without those that cannot match.

Python-Markdown tries fifteen regular expressions, and eighteen more for quotes
and dashes, on every piece of every text; most pieces hold nothing that any of
them is about. Here a pattern is only tried where a mark stands without which it
never matches; so too the patterns of blocks. Which mark that is stands below, by the pattern as Python-Markdown wrote
it: one that we do not know, a new or changed one too, is always tried.

For inline patterns this overrides a private method; docs/decisions/0007-markdown-patterns.md says why.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, blockprocessors, inlinepatterns
from markdown.extensions import abbr, def_list, footnotes, smarty, tables
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

ALWAYS = frozenset({""})
"""The mark of a pattern that we do not know: it stands in every text."""
MARKS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        inlinepatterns.BACKTICK_RE: frozenset({"`"}),
        inlinepatterns.ESCAPE_RE: frozenset({"\\"}),
        r"\[\^([^\]]*)\]": frozenset({"[^"}),
        inlinepatterns.LINK_RE: frozenset({"["}),
        inlinepatterns.IMAGE_LINK_RE: frozenset({"!["}),
        inlinepatterns.AUTOLINK_RE: frozenset({"<"}),
        inlinepatterns.AUTOMAIL_RE: frozenset({"<"}),
        inlinepatterns.LINE_BREAK_RE: frozenset({"  \n"}),
        inlinepatterns.HTML_RE: frozenset({"<"}),
        inlinepatterns.ENTITY_RE: frozenset({"&"}),
        r"\*|_": frozenset({"*", "_"}),
        r"(?<!-)---(?!-)": frozenset({"---"}),
        r"(?<!-)--(?!-)": frozenset({"--"}),
        r"(?<!\.)\.{3}(?!\.)": frozenset({"..."}),
        **dict.fromkeys(
            (
                smarty.singleQuoteStartRe,
                smarty.singleQuoteSetsRe,
                smarty.singleQuoteSetsRe2,
                smarty.decadeAbbrRe,
                smarty.openingSingleQuotesRegex,
                smarty.closingSingleQuotesRegex,
                smarty.closingSingleQuotesRegex2,
                smarty.remainingSingleQuotesRegex,
            ),
            frozenset({"'"}),
        ),
        **dict.fromkeys(
            (
                smarty.doubleQuoteStartRe,
                smarty.doubleQuoteSetsRe,
                smarty.doubleQuoteSetsRe2,
                smarty.openingDoubleQuotesRegex,
                smarty.closingDoubleQuotesRegex,
                smarty.closingDoubleQuotesRegex2,
                smarty.remainingDoubleQuotesRegex,
            ),
            frozenset({'"'}),
        ),
    }
)
"""By pattern: the marks of which one must stand in a text for it to match."""

MARKS_OF_BLOCKS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        tables.TableProcessor: ("|",),
        blockprocessors.HashHeaderProcessor: ("#",),
        blockprocessors.SetextHeaderProcessor: ("\n=", "\n-"),
        blockprocessors.HRProcessor: ("-", "_", "*"),
        def_list.DefListProcessor: (":",),
        blockprocessors.BlockQuoteProcessor: (">",),
        footnotes.FootnoteBlockProcessor: ("[^",),
        abbr.AbbrBlockprocessor: ("*[",),
        blockprocessors.ReferenceProcessor: ("]:",),
    }
)
"""The same for what looks at blocks, by its class; a class of another name is always asked."""


class SparingInlineProcessor(InlineProcessor):
    """Does what Python-Markdown's own does, and tries fewer patterns."""

    _InlineProcessor__applyPattern: Callable[[Any, str, int, int], tuple[str, bool, int]]
    """Private, as the method that calls it: text, whether something was found, and where to go on."""

    @classmethod
    def instead_of(cls, stock: InlineProcessor) -> "SparingInlineProcessor":
        """Return one with the patterns of `stock`."""
        sparing = cls(stock.md)
        sparing.inlinePatterns = stock.inlinePatterns
        return sparing

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the patterns to `tree`, as they stand now; a tree without any mark is left as it is."""
        self.patterns: list[Any] = list(self.inlinePatterns)
        self.needed = [MARKS.get(pattern.getCompiledRegExp().pattern, ALWAYS) for pattern in self.patterns]
        self.marks = sorted(frozenset().union(*self.needed))
        text = "".join(tree.itertext())
        if not any(mark in text for mark in self.marks):
            self.stashed_nodes = {}
            return tree
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        """Return `data` with placeholders for all that the patterns from `patternIndex` on find.

        What a pattern finds leaves the text, so no mark comes that was not there.
        """
        present = set() if isinstance(data, AtomicString) else {mark for mark in self.marks if mark in data}
        if not present:
            return data
        for index in range(patternIndex, len(self.patterns)):
            if present.isdisjoint(self.needed[index]):
                continue
            matched, start = True, 0
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(self.patterns[index], data, index, start)
        return data


def spare_patterns(converter: Markdown) -> None:
    """Let `converter` try no pattern in vain."""
    for name, priority in (("inline", 20), ("smarty", 6)):
        stock = converter.treeprocessors[name]
        assert isinstance(stock, InlineProcessor)
        converter.treeprocessors.register(SparingInlineProcessor.instead_of(stock), name, priority)
    parser: Any = converter.parser
    for processor in parser.blockprocessors:
        if marks := MARKS_OF_BLOCKS.get(type(processor)):
            ask_where(marks, processor)
    parser.blockprocessors = list(parser.blockprocessors)  # A registry makes a new list for each block.


def ask_where(marks: tuple[str, ...], processor: Any) -> None:
    """Let a block processor be asked only about blocks that hold one of `marks`."""
    stock: Callable[[Element, str], bool] = processor.test

    def test(parent: Element, block: str) -> bool:
        for mark in marks:  # `any` of a generator would cost as much as the pattern
            if mark in block:
                return stock(parent, block)
        return False

    processor.test = test
