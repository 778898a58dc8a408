"""The board's page, and the same board by body and by type."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from newsroom.content.apart import ApartGenerator
from newsroom.content.newsdesk import Newsdesk
from newsroom.content.views import Board, Choice, Link, NoticeGroup, NoticeRow, Page
from newsroom.domain.board import TYPE_LABELS, part_of_body, part_of_type
from newsroom.domain.rule_sets import rules_for
from newsroom.domain.slugs import slugify
from newsroom.noticeboard.facts import SECTION, appeal_page
from newsroom.noticeboard.machine import board_of


class BoardPages(ApartGenerator):
    """Writes the board: one page whose address never changes, and a page for each filter."""

    def write_files(self, writer: Any) -> None:
        """Write what is up today."""
        self.desk: Newsdesk = self.context["newsdesk"]
        self.address: str = self.settings["NEWSROOM_NOTICEBOARD_ADDRESS"]
        self.section: Link = self.settings["NEWSROOM_SECTIONS"][SECTION]
        rows = self.desk.open_notices
        types, bodies = self.types(rows), self.bodies(rows)
        self.write(writer, "", self.section.title, rows, types, bodies)
        for chosen in types:
            found = [row for row in rows if row.type == chosen.key]
            choices = [replace(one, is_chosen=one is chosen) for one in types]
            self.write(writer, part_of_type(chosen.key), chosen.title, found, choices, bodies)
        for chosen in bodies:
            found = [row for row in rows if row.body_key == chosen.key]
            choices = [replace(one, is_chosen=one is chosen) for one in bodies]
            self.write(writer, part_of_body(chosen.slug), chosen.title, found, types, choices)
        self.desk.outputs.write(f"{self.address}anslagstavla.json", board_of(rows, self.settings, self.address))

    def types(self, rows: Sequence[NoticeRow]) -> list[Choice]:
        """Return every type of notice, those without any too: their addresses stay."""
        return [
            self.choice(label, part_of_type(kind), slugify(label), kind, sum(row.type == kind for row in rows))
            for kind, label in TYPE_LABELS.items()
        ]

    def bodies(self, rows: Sequence[NoticeRow]) -> list[Choice]:
        """Return the bodies of the register and those with a notice up, by name."""
        named = {body.slug: body.name for body in self.desk.examination.registers.bodies.entries}
        named |= {row.body_key: row.body for row in rows}
        ordered = sorted(named.items(), key=lambda one: (slugify(one[1]), one[1]))
        return [
            self.choice(name, part_of_body(slug), slug, slug, sum(row.body_key == slug for row in rows))
            for slug, name in ordered
        ]

    def choice(self, title: str, part: str, slug: str, key: str, count: int) -> Choice:
        """Return a way to a part of the board."""
        return Choice(title, f"{self.section.url}{part}", slug, key, count)

    def write(
        self, writer: Any, below: str, title: str, rows: list[NoticeRow], types: list[Choice], bodies: list[Choice]
    ) -> None:
        """Write the board, or the part of it at the address `below` it."""
        board = Board(
            groups=self.groups(rows),
            total=len(rows),
            bodies=bodies,
            types=types,
            appeal=appeal_page(self.desk),
            whole=self.section if below else None,
            machine=f"{self.section.url}anslagstavla.json",
            appeal_time=rules_for(self.settings["NEWSROOM_NOTICEBOARD_RULES"]).time_in_words,
        )
        name, page = f"{self.address}{below}index.html", self.page(below, title, bodies)
        writer.write_file(name, self.desk.get_template("board"), self.context, page=page, board=board)

    def page(self, below: str, title: str, bodies: Sequence[Choice]) -> Page:
        """Return the frame of the board, or of the part of it at the address `below` it."""
        part = f" från {title}" if below in {part_of_body(one.slug) for one in bodies} else ""
        return Page(
            title=f"{self.section.title}: {title}" if below else title,
            url=f"{self.section.url}{below}",
            canonical=f"{self.settings['SITEURL']}/{self.address}{below}",
            description=f"Justerade protokoll, kungörelser och sammanträden{part} i {self.settings['SITENAME']}.",
            lang=self.settings["DEFAULT_LANG"],
            section=self.section.url,
            breadcrumbs=[Link("Start", f"{self.settings['NEWSROOM_ROOT']}/"), *([self.section] if below else [])],
            alternates=self.settings["NEWSROOM_ALTERNATES"].get(f"{self.section.url}{below}", []),
        )

    def groups(self, rows: Sequence[NoticeRow]) -> list[NoticeGroup]:
        """Return the notices under headings: by type, or by body where the site prefers that."""
        if self.settings["NEWSROOM_NOTICEBOARD_GROUP_BY"] == "body":
            bodies = sorted({(slugify(row.body), row.body) for row in rows})
            return [NoticeGroup(body, [row for row in rows if row.body == body]) for _, body in bodies]
        return [
            NoticeGroup(label, found)
            for kind, label in TYPE_LABELS.items()
            if (found := [row for row in rows if row.type == kind])
        ]
