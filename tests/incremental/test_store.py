"""What is kept comes back whole, or not at all."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from newsroom.incremental.store import CHECK, FILE, Store

ROWS = {f"{number:064x}": f"<p>Rad {number} {'ord ' * number}</p>".encode() for number in range(300)}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path, "html")
    made.add(ROWS)
    return made


def read(store: Store) -> list[dict[str, bytes]]:
    """Return all that is kept, in each way of asking."""
    one_by_one = {key: made for key in ROWS if (made := store.look_up(key)) is not None}
    store.close()
    few = [*ROWS][:20]
    return [
        store.everything(),
        store.fetch(ROWS),
        one_by_one,
        store.fetch(few) | {k: v for k, v in one_by_one.items() if k not in few},
    ]


def test_what_is_kept_comes_back(store: Store) -> None:
    assert read(store) == [ROWS] * 4


def test_what_a_disk_gives_back_otherwise_is_as_good_as_lost(store: Store) -> None:
    spoilt = [*ROWS][7]
    with closing(sqlite3.connect(store.path)) as rows, rows:
        raw = rows.execute("SELECT made FROM html WHERE key = ?", (spoilt,)).fetchone()[0]
        other = raw[: CHECK + 3] + bytes([raw[CHECK + 3] ^ 1]) + raw[CHECK + 4 :]
        rows.execute("UPDATE html SET made = ? WHERE key = ?", (other, spoilt))
    assert read(store) == [{key: made for key, made in ROWS.items() if key != spoilt}] * 4


@pytest.mark.parametrize("kind", ["NULL", "'<p>Rad 7</p>'", "7", "x''"])
def test_what_is_no_row_of_ours_is_as_good_as_lost(store: Store, kind: str) -> None:
    spoilt = [*ROWS][7]
    with closing(sqlite3.connect(store.path)) as rows, rows:
        rows.execute(f"UPDATE html SET made = {kind} WHERE key = ?", (spoilt,))
    assert store.look_up(spoilt) is None
    assert spoilt not in store.everything()


@pytest.mark.parametrize("seed", range(20))
def test_wherever_a_file_is_damaged_nothing_false_comes_back(store: Store, seed: int) -> None:
    chance, path = random.Random(seed), store.path.parent / FILE
    raw = bytearray(path.read_bytes())
    for _ in range(5):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    path.write_bytes(raw)
    for found in read(store):
        assert found.items() <= ROWS.items()
