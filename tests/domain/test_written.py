"""Of what an editor wrote only that is kept, and all of it comes back."""

import pickle

import pytest
from newsroom.domain.schema import KINDS, News
from newsroom.domain.written import share_names
from newsroom.incremental.packing import packed, unpacked

NEWS = {
    "title": "Ny skola",
    "date": "2026-03-05T08:30",
    "summary": "En ingress.",
    "image": {"src": "a.jpg", "alt": "A"},
}
BY_KIND = {
    "news": NEWS,
    "blog": {**NEWS, "author": "Eva", "updates": [{"date": "2026-03-06", "note": "Ny tid."}]},
    "pages": {"title": "Kontakt"},
    "documents": {**NEWS, "file": "/a.pdf", "topics": ["Skola"]},
    "notices": {"title": "Kallelse", "type": "meeting", "body": "KS", "posted": "2026-03-13", "meeting": "2026-03-20"},
    "comments": {"name": "Eva", "date": "2026-03-05"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_that_was_kept_is_the_same(kind):
    item = KINDS[kind].model_validate(BY_KIND[kind])
    kept = unpacked(packed(item), ("newsroom.domain.",))
    assert kept == pickle.loads(pickle.dumps(item)) == item
    assert kept.model_fields_set == item.model_fields_set
    assert vars(kept).keys() == vars(item).keys()
    assert kept.model_copy(update={"title": "B"}) == item.model_copy(update={"title": "B"})


def test_what_nobody_wrote_takes_no_room():
    assert b"kicker" not in packed(News.model_validate(NEWS))


def test_items_that_say_the_same_keys_share_their_names():
    one, other = (News.model_validate({**NEWS, "title": title}) for title in "AB")
    names = set(one.model_fields_set)
    for item in (one, other):
        share_names(item)
    assert one.model_fields_set is other.model_fields_set
    assert one.model_fields_set == names
