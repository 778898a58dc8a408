"""Pelican's article without the work of Pelican's constructor.

That works out of each of ten thousand items what hardly anybody asks for (words
of a date, tags, the path once more). Themes and plugins of others still find all
of it here; it is made when they ask.
"""

from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from pelican.contents import Article, Category, Tag
from pelican.plugins import signals
from pelican.urlwrappers import Author


class LateArticle(Article):  # type: ignore[misc]
    """An article of which everything is asked late."""

    kind_label: str
    summary = url = ""
    mandatory_properties = ("title",)
    _content = ""
    _status = "published"
    title: str
    slug: str
    lang: str
    path: str
    date: datetime | None
    topic_names: tuple[str, ...]

    def __init__(self, settings: Any, context: Any) -> None:
        self.settings = settings
        self._context = context
        self.template = self.default_template

    def tell(self) -> None:
        """Tell those who listen that it was made, as Pelican does."""
        if signals.content_object_init.receivers:
            signals.content_object_init.send(self)

    @property
    def source_path(self) -> str:
        """The file it was read from, in the machine's words."""
        return f"{self.settings['PATH']}/{self.path}"

    @property
    def relative_source_path(self) -> str:
        """The same, relative to the content folder."""
        return self.path

    @property
    def in_default_lang(self) -> bool:
        """Whether it is in the site's language."""
        return bool(self.lang == self.settings["DEFAULT_LANG"].lower())

    @cached_property
    def category(self) -> Category:
        """Its kind, as Pelican's themes list it."""
        return Category(self.kind_label, self.settings)

    @cached_property
    def tags(self) -> list[Tag]:
        """Its topics."""
        return [Tag(topic, self.settings) for topic in self.topic_names]

    @cached_property
    def metadata(self) -> dict[str, Any]:
        """What Pelican would have read of its file."""
        names = ("title", "slug", "lang", "status", "category", "tags", "date")
        return {name: value for name in names if (value := getattr(self, name)) is not None}

    @cached_property
    def authors(self) -> list[Author]:
        """Who writes where nobody is named. Raises AttributeError where the settings name nobody."""
        if "AUTHOR" not in self.settings:
            raise AttributeError("authors")
        return [Author(self.settings["AUTHOR"], self.settings)]

    @cached_property
    def timezone(self) -> ZoneInfo:
        """The site's."""
        return ZoneInfo(self.settings.get("TIMEZONE", "UTC"))

    @cached_property
    def date_format(self) -> str:
        """How Pelican's themes write a date."""
        form = self.settings["DATE_FORMATS"].get(self.lang, self.settings["DEFAULT_DATE_FORMAT"])
        return str(form[1] if isinstance(form, tuple) else form)

    @cached_property
    def locale_date(self) -> str:
        """Its date, so written. Raises AttributeError where it has none."""
        if self.date is None:
            raise AttributeError("locale_date")
        return self.date.strftime(self.date_format)
