"""The names of entries."""

from uuid import UUID

from newsroom.domain.identity import urn


def test_a_name_is_a_uuid_urn_of_version_five():
    assert urn("", "item", "news/bad").startswith("urn:uuid:")
    assert UUID(urn("", "item", "news/bad")).version == 5


def test_a_name_never_changes():
    """Written down: with another constant, every reader would show every entry anew."""
    assert urn("", "item", "news/bad") == "urn:uuid:ba38ab6a-34a1-58d6-93a3-b62129422a26"


def test_two_items_have_two_names():
    assert urn("", "item", "news/bad") != urn("", "item", "news/bro")


def test_two_newsrooms_can_tell_their_items_apart():
    assert urn("lovsunda", "item", "news/bad") != urn("granby", "item", "news/bad")


def test_a_channel_and_an_item_of_one_name_are_two():
    assert urn("", "channel", "nyheter/") != urn("", "item", "nyheter/")
