"""docs/skriva tells writers of every key there is, of no other, and its examples are good."""

import re
from pathlib import Path
from typing import Any

import pytest
from newsroom.domain import schema
from newsroom.domain.frontmatter import read
from newsroom.domain.messages import example
from newsroom.domain.problems import errors
from newsroom.domain.registers import Body, Person, Topic
from newsroom.validation.reading import read_source
from pydantic import BaseModel, ValidationError

FOLDER = Path(__file__).parents[2] / "docs" / "skriva"
SECTIONS: dict[str, type[BaseModel]] = {
    "I alla texter": schema.Item,
    "image": schema.Image,
    "event": schema.Event,
    "updates": schema.Update,
    "Dokument": schema.Document,
    "Anslag": schema.Notice,
    "meeting": schema.Meeting,
    "agenda och decisions": schema.AgendaItem,
    "Kommentarer": schema.Comment,
    "topics.yml": Topic,
    "bodies.yml": Body,
    "people.yml": Person,
}
ROW = re.compile(r"^\| `(?P<key>\w+)` \| (?P<meaning>[^|]+) \| `(?P<example>[^`]+)` \|$", re.M)
WHOLE = re.compile(r"`content/(?P<path>(?P<kind>\w+)/[\w/-]+\.md)`[^`]*```markdown\n(?P<text>---\n.*?)```", re.S)
OF_ALL = set(schema.Item.model_fields)


def section(title: str) -> str:
    """Return what stands below a heading, up to the next."""
    text = (FOLDER / "nycklar.md").read_text(encoding="utf-8")
    return re.split(rf"^##+ {re.escape(title)}$", text, flags=re.M)[1].split("\n## ")[0].split("\n### ")[0]


def own_keys(model: type[BaseModel]) -> set[str]:
    """Return the keys that a class adds to those of every item."""
    keys = set(model.model_fields)
    return keys - OF_ALL if issubclass(model, schema.Item) and model is not schema.Item else keys


ROWS = [
    pytest.param(model, row["key"], row["example"], id=f"{title}: {row['key']}")
    for title, model in SECTIONS.items()
    for row in ROW.finditer(section(title))
]
TEXTS = [
    pytest.param(found["path"], found["kind"], found["text"], id=found["path"])
    for page in ("index.md", "anslag.md")
    for found in WHOLE.finditer((FOLDER / page).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("title", SECTIONS)
def test_each_key_is_explained_in_the_section_of_its_kind_and_no_other(title):
    assert {row["key"] for row in ROW.finditer(section(title))} == own_keys(SECTIONS[title])


@pytest.mark.parametrize("title", SECTIONS)
def test_each_row_has_key_meaning_and_example(title):
    rows = [line for line in section(title).splitlines() if line.startswith("| `")]
    assert all(ROW.fullmatch(line) for line in rows)


def test_every_class_of_the_schema_has_its_section():
    described = {cls for model in SECTIONS.values() for cls in model.__mro__}
    own = [one for one in vars(schema).values() if isinstance(one, type) and issubclass(one, schema.Written)]
    same_keys = {schema.News, schema.BlogPost, schema.Page}
    assert set(own) - described == same_keys
    assert all(own_keys(cls) == set() for cls in same_keys)


@pytest.mark.parametrize(("model", "key", "written"), ROWS)
def test_each_example_is_one_that_the_schema_takes(model, key, written):
    values: dict[str, Any] = read(f"---\n{written}\n---\n".encode(), "news/example.md").values
    assert list(values) == [key]
    try:
        model.model_validate(values)
    except ValidationError as wrong:
        told = [finding for finding in wrong.errors() if finding["loc"][:1] == (key,) and finding["type"] != "missing"]
        assert told == []


@pytest.mark.parametrize("kind", ["minutes", "meeting", "delegated", "ordinance", "other"])
def test_each_type_of_notice_is_explained_to_registrars(kind):
    text = (FOLDER / "anslag.md").read_text(encoding="utf-8")
    [row] = [line for line in text.splitlines() if line.startswith(f"| `{kind}` |")]
    assert all(f"`{key}`" in row for key in schema.REQUIRED_BY_TYPE.get(kind, ()))


@pytest.mark.parametrize(("path", "kind", "text"), TEXTS)
def test_each_whole_text_passes_the_check(path, kind, text):
    assert errors(read_source(text.encode(), path, kind).problems) == []


def test_there_is_a_whole_text_of_every_kind_but_pages():
    assert {found.values[1] for found in TEXTS} == {"news", "blog", "documents", "notices"}


def test_a_required_key_has_an_example_for_messages():
    required = {key for model in SECTIONS.values() for key, field in model.model_fields.items() if field.is_required()}
    assert {key for key in required if example(key) == "…"} <= {"reply_to", "name"}
