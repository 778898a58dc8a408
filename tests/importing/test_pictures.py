"""Pictures come along with their words, or their words come alone."""

import pytest

HEAD = "---\ntitle: Bad\ndate: 2021-01-15\nsummary: Ingress.\n{}---\n\n"


def test_a_picture_beside_the_text_is_copied(bring, picture):
    brought = bring(
        {"bad/index.md": HEAD.format("") + "Text.\n\n![En brygga](Foto%201.PNG)", "bad/Foto 1.PNG": picture}
    )
    assert brought.text("bad/index.md") == "Text.\n\n![En brygga](/images/bad/foto-1.png)"
    assert (brought.into / "images/bad/foto-1.png").read_bytes() == picture
    assert brought.summary.files == 1
    assert brought.errors() == []


@pytest.mark.parametrize("root", ["", "static/", "assets/", "public/"])
def test_a_picture_is_found_where_generators_keep_them(bring, picture, root):
    brought = bring({"a.md": HEAD.format("") + "![En brygga](/images/b.png)", f"{root}images/b.png": picture})
    assert brought.text("a.md") == "![En brygga](/images/b.png)"


def test_two_pictures_of_one_name_keep_apart(bring, picture):
    files = {f"{name}/index.md": HEAD.format("") + "![En brygga](b.png)" for name in ("å", "a")}
    brought = bring({**files, "å/b.png": picture, "a/b.png": picture + b"\0"})
    assert {brought.text("å/index.md"), brought.text("a/index.md")} == {
        "![En brygga](/images/a/b.png)",
        "![En brygga](/images/a/b-2.png)",
    }


@pytest.mark.parametrize(
    ("text", "instead", "told"),
    [
        ("![En brygga](borta.png)", "(Bild: En brygga)", "bilder som saknas"),
        (
            "![En brygga](https://www.example.se/b.png)",
            "[Bild: En brygga](https://www.example.se/b.png)",
            "andra webbplatser",
        ),
        ("Se ![](borta.png) här", "Se här", "utan alternativtext"),
        ("Se <img src='b.png'> här", "Se här", "utan alternativtext"),
        ("![](data:image/png;base64,AAAA)Text", "Text", "utan alternativtext"),
        ("[![Karta](k.png)](https://www.example.se/)", "[Karta](https://www.example.se/)", "bilder som saknas"),
        (
            '{{< figure src="borta.png" alt="En brygga" caption="Den nya" >}}',
            "(Bild: En brygga)\n\n*Den nya*",
            "saknas",
        ),
        ("![Trasig](trasig.png)", "Trasig", "inte kan publiceras"),
    ],
)
def test_a_picture_that_cannot_come_leaves_its_words(bring, text, instead, told):
    brought = bring({"a.md": HEAD.format("") + text, "trasig.png": b"\x89PNG\r\n\x1a\n", "b.png": b"x"})
    assert brought.text("a.md") == instead or (not instead and brought.row("a.md")["outcome"] == "left")
    assert told in brought.reason("a.md")
    assert brought.errors() == []


def test_a_title_serves_as_alternative_text(bring, picture):
    brought = bring({"a.md": HEAD.format("") + "<img src='b.png' title='En brygga'>", "b.png": picture})
    assert brought.text("a.md") == "![En brygga](/images/b.png)"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Före ![En brygga](b.png) efter", "Före\n\n![En brygga](/images/b.png)\n\nefter"),
        ('![En brygga](b.png "Den nya")', '![En brygga](/images/b.png "Den nya")'),
        ("<figure><img src='b.png' alt='En brygga'><figcaption>Den \"nya\"</figcaption></figure>",
         '![En brygga](/images/b.png "Den ”nya”")'),
        ('{{< figure src="b.png" alt="En brygga" caption="Den nya" >}}', '![En brygga](/images/b.png "Den nya")'),
        ("![a [b] *c* <d>](b.png)", "![a (b) c <d>](/images/b.png)".replace("<", "&lt;")),
    ],
)  # fmt: skip
def test_a_picture_stands_on_its_own_line_with_its_caption(bring, picture, text, markdown):
    brought = bring({"a.md": HEAD.format("") + text, "b.png": picture})
    assert brought.text("a.md") == markdown
    assert brought.errors() == []


def test_the_picture_of_the_item_comes_along(bring, picture):
    more = "cover:\n  image: b.png\n  alt: En brygga\n  caption: Den nya bryggan\n"
    brought = bring({"bad/index.md": HEAD.format(more) + "Text.", "bad/b.png": picture})
    assert brought.keys("bad/index.md")["image"] == {
        "src": "/images/bad/b.png", "alt": "En brygga", "caption": "Den nya bryggan",
    }  # fmt: skip
    assert brought.errors() == []


def test_a_caption_serves_as_alternative_text_of_the_items_picture(bring, picture):
    more = "image: b.png\nimage_caption: Den nya bryggan\n"
    brought = bring({"a.md": HEAD.format(more) + "Text.", "b.png": picture})
    assert brought.keys("a.md")["image"]["alt"] == "Den nya bryggan"
    assert "bildtexten är också alternativtext" in brought.reason("a.md")


def test_the_items_picture_without_words_is_left_out(bring, picture):
    brought = bring({"a.md": HEAD.format("image: b.png\n") + "Text.", "b.png": picture})
    assert "image" not in brought.keys("a.md")
    assert not (brought.into / "images").exists()
    assert "bilder utan alternativtext är utelämnade" in brought.reason("a.md")


def test_pictures_of_a_text_that_is_left_stay_behind(bring, picture):
    brought = bring({"a.md": "---\ntitle: Bad\n---\n\n![En brygga](b.png)", "b.png": picture})
    assert brought.summary.left == 1
    assert not brought.into.exists() or list(brought.into.rglob("*.png")) == []
