"""Whatever becomes of what a build remembers, the next one builds the site as if it remembered nothing."""

import random
from collections.abc import Callable

import pytest

TEXT = """---
title: Text {number}
date: 2026-03-{day:02}
summary: En ingress.
---
Kommunen om {word}, se [mer](/news/1.md).
"""
WORDS = ("badplats", "förskola", "simhall", "budget", "cykelväg", "bibliotek")
EDITED = "content/news/1.md"
Harm = Callable[[bytes, random.Random], bytes]


@pytest.fixture
def built(site):
    """Return a site that was built twice, the second time after an edit of words."""
    for number in range(12):
        text = TEXT.format(number=number, day=number + 1, word=WORDS[number % 6])
        site.write(f"content/news/{number}.md", text)
    assert site.build().code == 0
    site.edit(EDITED, "Kommunen", "Vi")
    assert site.build().code == 0
    return site


def flip(raw: bytes, chance: random.Random) -> bytes:
    """Return a file of which the disk gives back some bits otherwise."""
    altered = bytearray(raw)
    for _ in range(1 + len(raw) // 5_000):
        altered[chance.randrange(len(altered))] ^= 1 << chance.randrange(8)
    return bytes(altered)


def spoil(site, harm: Harm, chance: random.Random) -> None:
    """Damage every file of the state folder."""
    for path in sorted((site.folder / ".newsroom").rglob("*")):
        if path.is_file() and (raw := path.read_bytes()):
            path.write_bytes(harm(raw, chance))


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda raw, chance: b"", id="emptied"),
        pytest.param(lambda raw, chance: raw[: len(raw) // 2], id="cut"),
        pytest.param(lambda raw, chance: chance.randbytes(len(raw)), id="by lot"),
        pytest.param(lambda raw, chance: raw[::-1], id="backwards"),
        pytest.param(lambda raw, chance: b"[]", id="an empty list"),
        pytest.param(lambda raw, chance: b'{"pair": 1, "outputs": [[]], "folders": []}', id="of other types"),
    ],
)
def test_after_any_damage_a_build_is_that_of_an_empty_folder(built, harm):
    spoil(built, harm, random.Random(1))
    built.edit(EDITED, "Vi om", "Nu om")
    assert built.build().code == 0
    assert built.differing() == []


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("old", ["Vi om", "title: Text"])
def test_bits_that_a_disk_gives_back_otherwise_never_show(built, seed, old):
    spoil(built, flip, random.Random(seed))
    built.edit(EDITED, old, f"{old} nu")
    assert built.build().code == 0
    settings = built.folder / "pelicanconf.py"
    built.write("pelicanconf.py", settings.read_text("utf-8") + "\nSITENAME = 'En annan kommun'\n")
    assert built.build().code == 0
    assert built.differing() == []
