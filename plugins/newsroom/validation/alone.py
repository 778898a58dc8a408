"""What a file says and what is wrong in it by itself: all that depends neither on other files nor on the day."""

from newsroom.domain.links import mentions
from newsroom.validation.contacts import find_contacts
from newsroom.validation.privacy import find_numbers, without_allow
from newsroom.validation.reading import Reading, read_source
from newsroom.validation.texts import check_own_text


def read_alone(raw: bytes, path: str, kind: str, site: str) -> Reading:
    """Return what the source file `path` says, judged as far as it can be by itself; `site` is the site's address."""
    reading = read_source(raw, path, kind)
    reading.mentions = list(mentions(reading.matter.text))
    text, allowed = without_allow(raw.decode("utf-8", "replace"))
    find_numbers(reading, text, allowed, site)
    find_contacts(reading, text, allowed)
    check_own_text(reading)
    return reading
