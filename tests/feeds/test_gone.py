"""Nothing of feeds tells of a notice that came down."""

KEYS = "title: Beslutet\ntype: delegated\nbody: Zebranämnden\nposted: 2026-01-07\ncase: Z 1\ntopics: Zebror\n"
NOTICE = f"---\n{KEYS}---\n"
NEWS = "---\ntitle: Nyhet\ndate: 2026-01-08\nsummary: S.\ncase: Z 1\n---\nText.\n"


def names_zebras(site) -> list[str]:
    return [name for name in sorted(site.names()) if b"ebra" in (site.output / name).read_bytes() or "zebr" in name]


def test_a_channel_is_named_by_what_is_out_and_leaves_with_it(make_site):
    files = {"notices/a.md": NOTICE, "news/b.md": NEWS}
    assert "organ/zebranamnden/rss.xml" in names_zebras(make_site(files, date="2026-01-10"))
    assert names_zebras(make_site({}, date="2026-03-10")) == []
