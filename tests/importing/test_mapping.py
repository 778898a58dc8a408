"""A mapping says what is peculiar to one site, and is judged before anything is read."""

from pathlib import Path

import pytest
from newsroom.importing import WrongMapping
from newsroom.importing.mapping import Mapping, read_mapping

TEXT = "---\ntitle: Hej\ndate: 2021-01-15\nsummary: Ingress.\n{}---\n\nText.\n"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("kind: {a: news}", "nyckeln ”kind” finns inte"),
        ("kinds: {'*': nyheter}", "”nyheter” är inget slag"),
        ("kinds: {'*': comments}", "”comments” är inget slag"),
        ("keys: {rubrik: title}", "”rubrik” kan inte skrivas"),
        ("keys: {title: {from: title, take: last}}", "keys.title.take"),
        ("base_url: www.example.se", "base_url ska börja med https://"),
        ("timezone: Mars/Base", "”Mars/Base” är ingen känd tidszon"),
        ("addresses: /{year}/{namn}/", "får bara innehålla year"),
        ("slug_drop: '('", "slug_drop"),
        ("- a", "hela filen"),
        ("a: [", "ingen giltig YAML"),
    ],
)
def test_a_wrong_mapping_is_refused_in_swedish(tmp_path: Path, written, told):
    path = tmp_path / "m.yml"
    path.write_text(written, "utf-8")
    with pytest.raises(WrongMapping, match=r"Översättningsfilen") as refused:
        read_mapping(path)
    assert told in str(refused.value)


def test_a_mapping_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(WrongMapping, match="går inte att läsa"):
        read_mapping(tmp_path / "borta.yml")


def test_the_first_pattern_that_fits_decides_the_kind(bring):
    mapping = "kinds: {'om/historia/*': {leave: gammalt}, 'om/*': pages, '*': blog}\ndefaults: {author: Redaktionen}"
    files = {name: TEXT.format("") for name in ("om/historia/a.md", "om/b.md", "c/d.md")}
    brought = bring(files, mapping=mapping)
    assert brought.reason("om/historia/a.md") == "undantagen i översättningen (gammalt)"
    assert brought.row("om/b.md")["to"] == "pages/om/b.md"
    assert brought.keys("c/d.md")["author"] == "Redaktionen"


def test_the_kind_of_the_command_line_is_for_what_the_mapping_leaves_open(bring):
    brought = bring(
        {"a/x.md": TEXT.format(""), "b/x.md": TEXT.format("")}, kind="pages", mapping="kinds: {'a/*': news}"
    )
    assert brought.row("a/x.md")["to"].startswith("news/")
    assert brought.row("b/x.md")["to"].startswith("pages/")


def test_the_first_of_their_keys_that_says_something_counts(bring):
    brought = bring({"a.md": TEXT.format("deck: ''\nvinjett: Bad\n")}, mapping="keys: {kicker: [deck, vinjett]}")
    assert brought.keys("a.md")["kicker"] == "Bad"


def test_only_the_first_of_several_values_can_be_taken(bring):
    files = {"a.md": TEXT.format("senders: [Anna Ek, Kommunen]\n")}
    assert bring(files, mapping="keys: {author: {from: senders, take: first}}").keys("a.md")["author"] == "Anna Ek"


def test_ignored_keys_vanish_without_a_word(bring):
    assert bring({"a.md": TEXT.format("mood: glad\n")}, mapping="ignore: mood").row("a.md")["outcome"] == "taken"


def test_topics_get_the_names_of_their_pages(bring):
    files = {
        "topics/open-data/_index.md": "---\ntitle: Öppna data\n---\n",
        "a.md": TEXT.format("topics: [open-data, bad]\n"),
    }
    brought = bring(files, mapping="topic_names: topics/*/_index.md")
    assert brought.keys("a.md")["topics"] == ["Öppna data", "bad"]
    assert brought.row("topics/open-data/_index.md")["outcome"] == "left"


def test_a_part_of_file_names_can_be_dropped(bring):
    brought = bring({"2021-01-15-post-Hej du.md": TEXT.format("")}, mapping="slug_drop: ^(?:post|file)-")
    assert brought.row("2021-01-15-post-Hej du.md")["to"] == "news/2021/01/2021-01-15-hej-du.md"


@pytest.mark.parametrize(
    "name", ["README.md", "LICENSE.md", "a/_index.md", ".github/x.md", "node_modules/a/x.md", "themes/a/x.md"]
)
def test_what_is_no_content_is_left_without_a_mapping(bring, name):
    assert bring({name: TEXT.format("")}).row(name)["outcome"] == "left"


def test_every_part_of_a_mapping_is_explained():
    page = (Path(__file__).parents[2] / "docs/skriva/importera.md").read_text("utf-8")
    assert [key for key in Mapping.model_fields if f"| `{key}` |" not in page] == []


def test_the_example_in_the_documentation_is_a_mapping(tmp_path: Path):
    page = (Path(__file__).parents[2] / "docs/skriva/importera.md").read_text("utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    path = tmp_path / "m.yml"
    path.write_text(example, "utf-8")
    assert set(example_keys(example)) == set(Mapping.model_fields)
    assert read_mapping(path).base_url == "https://www.gamla.se"


def example_keys(example: str) -> list[str]:
    return [line.split(":")[0] for line in example.splitlines() if line[:1].isalpha()]


@pytest.mark.parametrize("name", ["regeringen-sv", "digitalgov-en", "cpib-en", "jobtech-sv"])
def test_the_mappings_of_the_real_sites_can_be_read(name):
    assert read_mapping(Path(__file__).parents[1] / "corpora" / f"{name}.yml").base_url
