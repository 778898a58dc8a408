"""What items name, held against registers, files and other items."""

import pytest


def codes(content) -> list[str]:
    return [code for _, _, code in content.told()]


def test_the_line_of_a_list_item_is_its_own(content):
    content.write("topics.yml", "skola: Skola\n")
    content.news(extra="topics:\n  - Skola\n  - Rymdfart\n")
    assert content.told() == [("news/2026/x.md", 7, "unknown-topic")]


def test_without_a_register_every_name_is_free(content):
    content.news(extra="topics: Rymdfart\nauthor: Eva\ncontacts: Per\n")
    assert content.told() == []


@pytest.mark.parametrize("register", ["topics.yml", "people.yml", "bodies.yml"])
def test_an_empty_register_leaves_every_name_free(content, register):
    content.write(register, "# Ännu inget\n")
    content.news(extra="topics: Rymdfart\nauthor: Eva\n")
    assert content.told() == []


def test_a_broken_register_names_itself_and_no_good_file(content):
    content.write("topics.yml", "skola: Skola\n  name: x\n")
    content.news(extra="topics: Skola\n")
    assert content.told() == [("topics.yml", 2, "yaml")]


def test_one_broken_entry_excuses_every_name(content):
    content.write("people.yml", "- name: Eva\n- roll: x\n")
    content.news(extra="author: Per\n")
    assert {path for path, _, _ in content.told()} == {"people.yml"}


@pytest.mark.parametrize("form", ["eva:\n  name: Eva\n", "Eva:\n", "x: Eva\n", "- Eva\n", "- name: Eva\n"])
def test_the_forms_of_a_register(content, form):
    content.write("people.yml", form)
    content.news(extra="author: Eva\n")
    assert content.told() == []


def test_a_name_of_an_earlier_topic_is_good(content):
    content.write("topics.yml", "skola:\n  name: Skola\n  earlier_names:\n    - Barn\n")
    content.news(extra="topics: Barn\n")
    assert content.told() == []


@pytest.mark.parametrize(
    ("register", "text", "line", "code"),
    [
        ("topics.yml", "skola:\n  picture:\n    src: /a.png\n    alt: A\n", 3, "missing-picture"),
        ("topics.yml", "skola:\n  image: /a.png\n", 1, "picture-alt"),
        ("people.yml", "- name: Eva\n- name: Per\n  portrait:\n    src: /a.png\n    alt: A\n", 4, "missing-picture"),
        ("people.yml", "- name: Eva\n- role: Chef\n", 2, "missing-key"),
        ("people.yml", "eva:\n  telefon: 1\n", 2, "unknown-key"),
        ("bodies.yml", "ks:\n  - x\n", 2, "type"),
        ("bodies.yml", "ks:\n  council: kanske\n", 2, "type"),
    ],
)
def test_what_is_wrong_in_a_register_is_told_where_it_stands(content, register, text, line, code):
    content.write(register, text)
    assert (register, line, code) in content.told()


def test_a_name_that_two_entries_claim_is_hinted_at(content):
    content.write("topics.yml", "- Skola\n- name: Förskola\n  earlier: Skola\n")
    assert content.told() == [("topics.yml", 2, "double-name")]


@pytest.mark.parametrize("written", ["/news/2026/y.md", "news/2026/y.md", "./y.md", "../2026/y.md"])
@pytest.mark.parametrize("key", ["related", "unrelated", "translation_of", "easy_read_of"])
def test_an_item_is_found_by_any_form_of_its_path(content, key, written):
    content.news("news/2026/y.md")
    content.news(extra=f"{key}: {written}\n")
    assert content.told() == []


@pytest.mark.parametrize("written", ["/news/2026/z.md", "y.md", "../../../news/2026/y.md", "/news/2026"])
def test_a_path_that_leads_to_no_item_is_told(content, written):
    content.news("news/2026/y.md")
    content.news(extra=f"related: {written}\n")
    assert content.told() == [("news/2026/x.md", 5, "missing-item")]


def test_an_item_may_name_one_that_is_broken(content):
    content.write("news/2026/y.md", "---\ntitle: A\n")
    content.news(extra="related: ./y.md\n")
    assert codes(content) == ["front-matter-unclosed"]


def test_an_item_related_to_itself_is_told(content):
    content.news(extra="related: ./x.md\n")
    assert codes(content) == ["missing-item"]


def test_a_name_in_decomposed_letters_is_found(content):
    content.news("news/2026/fo\u0308rskola.md")
    content.news(extra="related: ./förskola.md\n")
    assert content.told() == []


def test_a_picture_is_looked_for_and_opened(content, picture):
    content.write("images/a.png", picture())
    content.write("images/b.png", picture()[:40])
    content.news("news/a.md", extra="image:\n  src: /images/a.png\n  alt: A\n")
    content.news("news/b.md", extra="image:\n  src: ../images/b.png\n  alt: A\n")
    assert content.told() == [("news/b.md", 6, "refused-picture")]


def test_a_picture_without_words_is_still_looked_for(content):
    content.news(extra="image:\n  src: /images/a.png\n")
    assert content.told() == [("news/2026/x.md", 1, "picture-alt"), ("news/2026/x.md", 6, "missing-picture")]


def test_what_else_is_wrong_is_told_beside_a_broken_key(content):
    content.news(extra="menu: först\nrelated: ./z.md\n", text="[a](/b.md)\n")
    assert [line for _, line, _ in content.told()] == [5, 6, 8]


def test_what_is_wrong_in_the_text_is_told_beside_unreadable_front_matter(content):
    content.write("news/x.md", '---\ntitle: "A\n---\n![](/a.png)\n')
    assert content.told() == [("news/x.md", 2, "yaml"), ("news/x.md", 4, "picture-alt")]


def test_a_circle_of_translations_names_each_in_it_and_nobody_else(content):
    content.news("news/a.md", extra="translation_of: ./b.md\n")
    content.news("news/b.md", extra="translation_of: ./c.md\n")
    content.news("news/c.md", extra="translation_of: ./b.md\n")
    assert content.told() == [("news/b.md", 5, "translation-circle"), ("news/c.md", 5, "translation-circle")]


def test_a_text_that_translates_itself_is_a_circle(content):
    content.news("news/a.md", extra="translation_of: ./a.md\n")
    assert codes(content) == ["translation-circle"]


@pytest.mark.parametrize("path", ["comments/x.md", "comments/annat/x.md"])
def test_a_comment_without_its_post_is_told(content, path):
    content.write("blog/a.md", "---\nid: post\ntitle: A\ndate: 2026-03-05\nauthor: Eva\nsummary: B\n---\n")
    content.write(path, "---\nname: Eva\ndate: 2026-03-05\n---\n")
    assert content.told() == [(path, 1, "missing-item")]


@pytest.mark.parametrize(
    ("head", "post"),
    [
        pytest.param("id: post\n", "post", id="the id it says"),
        pytest.param("", "blog/a", id="its path"),
        pytest.param('id: "post"\nbad:\n\tx\n', "post", id="the id of a file that cannot be read"),
    ],
)
def test_a_comment_belongs_to_the_post_with_the_id_of_its_folder(content, head, post):
    content.write("blog/a.md", f"---\n{head}title: A\ndate: 2026-03-05\nauthor: Eva\nsummary: B\n---\n")
    content.write(f"comments/{post}/x.md", "---\nname: Eva\ndate: 2026-03-05\n---\nBra.\n")
    assert not [path for path, _, _ in content.told() if path.startswith("comments/")]
    assert [comment.post for comment in content.examine().comments] == [post]
