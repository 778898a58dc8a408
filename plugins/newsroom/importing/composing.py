"""Put an item together: the front matter in the schema's order, the text below it."""

import re
from datetime import date, datetime
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml
from pydantic import ValidationError

from newsroom.domain.foreign_pictures import RefusedPicture
from newsroom.domain.problems import errors
from newsroom.domain.schema import KINDS, TITLE_LIMIT
from newsroom.importing import reasons
from newsroom.importing.dates import read_date
from newsroom.importing.items import Item
from newsroom.importing.links import SCHEME, Index, Resolver, written_target
from newsroom.importing.mapping import Mapping
from newsroom.importing.planning import has_own_slug
from newsroom.importing.privacy import numbers_of
from newsroom.importing.reading import all_of, first, is_false, is_true, short_title
from newsroom.importing.texts import Page
from newsroom.importing.words import ended, lead_of, plain
from newsroom.validation.reading import read_source

Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
AND = {"sv": " och ", "fi": " ja ", "nb": " og ", "da": " og ", "de": " und ", "fr": " et ", "es": " y "}
"""What joins the last author to those before; English elsewhere."""
READ_AT = {"sv": "Läs mer hos {host}{kind}.", "en": "Read more at {host}{kind}."}
HIDDEN = ("draft", "hidden", "unpublished", "private")
CARRIED = ("kicker", "series", "case", "type", "body", "posted", "meeting", "approved", "minutes_at", "paragraphs",
           "secretary", "appeal", "appeal_by", "comes_down", "file", "organiser")  # fmt: skip
"""Keys that are taken over as words."""


def compose(item: Item, index: Index) -> None:
    """Write the front matter and the text of `item`, or say why it stays behind."""
    item.text_reasons, item.named, item.files = [], set(), set()
    mapping = index.mapping
    lang = item.lang or mapping.lang
    resolver = Resolver(index, item)
    page = Page(resolver, lang)
    item.text = page.convert(item.original.text).strip("\n")
    values = item.values | values_of(item, index, lang)
    if not item.text.strip():
        add_link(item, values, resolver, lang)
    if len(item.title) > TITLE_LIMIT:
        item.text = f"{escaped(item.title)}\n\n{item.text}"
    add_lead(item, values, mapping, lang)
    item.text_reasons = [*page.told, *resolver.reasons, *item.text_reasons]
    item.named |= resolver.named
    item.left = item.left or judge(item, mapping.defaults | values) or private(item, index)


def values_of(item: Item, index: Index, lang: str) -> dict[str, Any]:
    """Return the keys of an item that do not depend on its text."""
    original, mapping = item.original, index.mapping
    values: dict[str, Any] = {"title": short_title(item.title), "date": item.when, "id": item.id}
    values |= {key: plain(value) for key in CARRIED if (value := first(original, mapping, key))}
    values["topics"] = item.topics
    values["author"] = author_of(item, mapping, lang)
    values["image"] = image_of(item, index)
    values["aliases"] = item.aliases
    values["status"] = "draft" if is_draft(item, mapping) else ""
    values["lang"] = item.lang
    if (expires := first(original, mapping, "expires")) and (found := read_date(expires, mapping.zone)):
        values["expires"] = found.when
    if has_own_slug(item):
        values["slug"] = item.slug
    if item.twin and item.twin.left is None:
        values["translation_of"] = f"/{item.twin.to}"
        item.named.add(item.twin.to)
    elif item.twin:
        item.text_reasons.append(reasons.TWIN_LOST)
    return {key: value for key, value in values.items() if value}


def author_of(item: Item, mapping: Mapping, lang: str) -> str:
    """Return the author, or several as one: ”A, B och C”."""
    names = list(dict.fromkeys(plain(name) for name in all_of(item.original, mapping, "author")))
    if len(names) < 2:
        return "".join(names)
    item.text_reasons.append(reasons.AUTHORS_JOINED)
    return ", ".join(names[:-1]) + AND.get(lang, " and ") + names[-1]


def image_of(item: Item, index: Index) -> dict[str, str]:
    """Return the picture that stands for an item, if it comes along and has words."""
    original, mapping = item.original, index.mapping
    source = first(original, mapping, "image")
    if not source:
        return {}
    caption = plain(first(original, mapping, "image_caption"))
    alt = plain(first(original, mapping, "image_alt"))
    if not alt and caption:
        item.text_reasons.append(reasons.CAPTION_AS_ALT)
        alt = caption
    try:
        place = "" if SCHEME.match(source) else index.materials.picture(source, item.path)
    except RefusedPicture as refused:
        item.text_reasons.append(reasons.PICTURE_REFUSED.about(str(refused.args[0])))
        return {}
    if not place or not alt:
        item.text_reasons.append(reasons.PICTURE_WITHOUT_ALT if place else reasons.PICTURE_MISSING)
        return {}
    item.files.add(place)
    item.text_reasons.append(reasons.PICTURES_COPIED)
    image = {
        "src": f"/{place}",
        "alt": alt,
        "caption": caption,
        "credit": plain(first(original, mapping, "image_credit")),
    }
    return {key: value for key, value in image.items() if value}


def is_draft(item: Item, mapping: Mapping) -> bool:
    """Tell whether the old site kept a text to itself."""
    original = item.original
    hidden = first(original, mapping, "status").lower() in HIDDEN or "_drafts" in item.path.split("/")
    return hidden or is_true(original, mapping, "draft") or is_false(original, mapping, "published")


def add_link(item: Item, values: dict[str, Any], resolver: Resolver, lang: str) -> None:
    """Make an item without a text a pointer; one that points nowhere is left."""
    target = resolver.resolve_pointer(item.link) if item.link else ""
    if not target:
        item.left = reasons.LEFT_EMPTY
        return
    values["link"] = written_target(target)
    if not plain(first(item.original, resolver.index.mapping, "summary")):
        address = urlsplit(target)
        suffix = re.search(r"\.(pdf|docx?|xlsx?|pptx?)$", unquote(address.path), re.I)
        host = (address.hostname or urlsplit(resolver.index.mapping.base_url).hostname or "").removeprefix("www.")
        values["summary"] = READ_AT.get(lang, READ_AT["en"]).format(
            host=host, kind=f" ({suffix[1].upper()})" if suffix else ""
        )
        item.text_reasons.append(reasons.LEAD_OF_LINK)


def add_lead(item: Item, values: dict[str, Any], mapping: Mapping, lang: str) -> None:
    """Take over the lead as plain words; where there is none, write it of the first paragraph."""
    written = first(item.original, mapping, "summary")
    if lead := plain(written):
        if lead != written:
            item.text_reasons.append(reasons.LEAD_CLEANED)
        values["summary"] = ended(lead, item.text)
        if values["summary"] != lead:
            item.text_reasons.append(reasons.LEAD_ENDED)
    elif "summary" not in values and item.kind in ("news", "blog") and (lead := lead_of(item.text)):
        item.text_reasons.append(reasons.LEAD_WRITTEN)
        values["summary"] = lead


def private(item: Item, index: Index) -> reasons.Reason | None:
    """Return why the item stays behind if it, or a file that it carries, holds a personal number."""
    numbers = numbers_of(item, index.materials, index.mapping.base_url)
    return reasons.LEFT_PERSONAL.about(*numbers) if numbers else None


def judge(item: Item, values: dict[str, Any]) -> reasons.Reason | None:
    """Keep what the schema takes, in its order, and return why the item stays behind if that is too little."""
    model = KINDS[item.kind]
    kept = {key: values[key] for key in model.model_fields if key in values}
    try:
        model.model_validate(kept)
    except ValidationError as wrong:
        for key in sorted({str(finding["loc"][0]) for finding in wrong.errors(include_url=False) if finding["loc"]}):
            if key not in values or model.model_fields[key].is_required():
                return reasons.LEFT_INCOMPLETE.about(key)
            del kept[key]
            item.text_reasons.append(reasons.VALUE_DROPPED.about(key))
    item.written = written(kept, item.text)
    problems = errors(read_source(item.written, item.to, item.kind).problems)
    if not problems:
        return None
    return (
        reasons.LEFT_TOO_LARGE
        if problems[0].code == "file-size"
        else reasons.LEFT_INCOMPLETE.about(problems[0].message)
    )


def written(values: dict[str, Any], text: str) -> bytes:
    """Return the bytes of a source file: its keys, then its text."""
    plain = {key: as_written(value) for key, value in values.items()}
    head = yaml.dump(plain, Dumper=Dumper, sort_keys=False, allow_unicode=True, default_flow_style=False, width=10**6)
    head = re.sub(r"^date: '([^']+)'$", r"date: \1", head, count=1, flags=re.M)
    return (f"---\n{head}---\n\n{text}\n" if text else f"---\n{head}---\n").encode()


def as_written(value: Any) -> Any:
    """Return a value as YAML is to have it: days and moments in ISO form."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def escaped(title: str) -> str:
    """Return a title as a paragraph of Markdown."""
    return re.sub(r"([\\`*_\[\]<])", r"\\\1", title)
