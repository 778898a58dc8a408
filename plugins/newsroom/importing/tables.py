"""Tables as Markdown has them: one header, every cell in its place, no cell over two."""

import re
from collections.abc import Callable

from bs4.element import Tag

BOLD = re.compile(r"^\*\*((?:(?!\*\*).)+)\*\*$")
"""A cell that is strong as a whole: in a header it is so without a mark."""
WIDEST = 50
"""Columns or rows that one cell may take."""


def written(rows: list[list[str]]) -> str:
    """Return a table whose first row is its header; one column is no table but paragraphs."""
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    if width < 2 or len(rows) < 2:
        return "\n\n".join(cell for row in rows for cell in row if cell)
    rows[0] = [BOLD.sub(r"\1", cell) for cell in rows[0]]
    head, *body = (line([*row, *[""] * (width - len(row))]) for row in rows)
    return "\n".join([head, "|" + " --- |" * width, *body])


def line(cells: list[str]) -> str:
    """Return one row of a table."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def cells_of(table: Tag, words_of: Callable[[Tag], str]) -> list[list[str]]:
    """Return the words of the cells, row by row: one that spans rows or columns leaves empty ones behind."""
    rows: list[list[str]] = []
    spanning: dict[int, int] = {}
    for row in (row for row in table.find_all("tr") if row.find_parent("table") is table):
        cells: list[str] = []
        for cell in row.find_all(["td", "th"], recursive=False):
            pass_spanned(cells, spanning)
            columns, deep = span(cell, "colspan"), span(cell, "rowspan")
            spanning |= dict.fromkeys(range(len(cells), len(cells) + columns), deep - 1)
            cells += [" ".join(words_of(cell).split()).removesuffix(";"), *[""] * (columns - 1)]
        pass_spanned(cells, spanning)
        rows.append(cells)
    return rows


def span(cell: Tag, key: str) -> int:
    """Return how many rows or columns a cell takes, within reason."""
    written = str(cell.get(key) or "1")
    good = written.isascii() and written.isdigit() and len(written) < 5
    return min(WIDEST, max(1, int(written))) if good else 1


def pass_spanned(cells: list[str], spanning: dict[int, int]) -> None:
    """Add an empty cell wherever one from a row above reaches down."""
    while spanning.get(len(cells)):
        spanning[len(cells)] -= 1
        cells.append("")
