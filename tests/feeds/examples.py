"""An entry and a feed that the tests of each format write and read back."""

from datetime import datetime, timedelta, timezone

from newsroom.feeds.entries import Category, Entry, Feed

WINTER = timezone(timedelta(hours=1))
ENTRY = Entry(
    id="urn:uuid:7d5fb959-f05a-5775-9a1f-ab056ea24feb",
    title="Ny badplats",
    link="https://www.lovsunda.example/nyheter/2026/03/bad/",
    published=datetime(2026, 3, 5, 8, 30, tzinfo=WINTER),
    updated=datetime(2026, 3, 7, 9, 0, tzinfo=WINTER),
    summary="Kommunen öppnar en badplats.",
    html='<p>Badet &amp; sjön <a href="https://www.lovsunda.example/bad/">öppnar</a>.</p>',
    author="Maja Lindeborg",
    categories=(Category("Fritid", "https://www.lovsunda.example/amnen/"), Category("Vatten & avlopp")),
)
FEED = Feed(
    id="urn:uuid:55e3057e-1153-5cd8-820b-e8bdfd694d5f",
    title="Nyheter från Lövsunda kommun",
    description="Allt nytt.",
    lang="sv",
    publisher="Lövsunda kommun",
    page="https://www.lovsunda.example/nyheter/",
    folder="https://www.lovsunda.example/nyheter/",
    updated=ENTRY.updated,
)
