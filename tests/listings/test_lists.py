"""Every item is reached from somewhere, and lists say what they hold."""

import re

NEWS = "---\ntitle: {title}\ndate: {date}\nsummary: Ingress.\n{more}---\nText.\n"


def news(title: str, date: str, more: str = "") -> str:
    return NEWS.format(title=title, date=date, more=more)


def many(count: int) -> dict[str, str]:
    return {
        f"news/n{number:02}.md": news(f"Nyhet {number:02}", f"2026-03-{number:02}") for number in range(1, count + 1)
    }


def headings(html: str) -> list[str]:
    return re.findall(r"Nyhet \d\d(?=</a>)", html)


def test_the_news_list_goes_back_sixty_days(make_site):
    site = make_site({"news/a.md": news("Ny", "2026-01-26"), "news/b.md": news("Gammal", "2026-01-24")})
    assert ">Ny</a>" in site.read("/nyheter/")
    assert ">Gammal</a>" not in site.read("/nyheter/")
    assert ">Gammal</a>" in site.read("/nyheter/2026/01/")


def test_the_news_list_is_never_empty_while_there_is_news(make_site):
    assert ">Gammal</a>" in make_site({"news/b.md": news("Gammal", "2024-01-24")}).read("/nyheter/")


def test_a_long_list_goes_on_over_pages(make_site):
    site = make_site(many(25), NEWSROOM_LISTINGS_PAGE_SIZE=10)
    assert headings(site.read("/nyheter/"))[:1] == ["Nyhet 25"]
    assert headings(site.read("/nyheter/sida/1/"))[-1] == "Nyhet 01"
    assert 'href="/nyheter/sida/1/"' in site.read("/nyheter/")
    assert 'href="/nyheter/"' in site.read("/nyheter/sida/1/")


def test_items_of_one_day_keep_one_order(make_site):
    same = {f"news/n{number:02}.md": news(f"Nyhet {number:02}", "2026-03-01") for number in (3, 1, 2)}
    assert headings(make_site(same).read("/nyheter/2026/03/")) == ["Nyhet 03", "Nyhet 02", "Nyhet 01"]


def test_the_archive_has_its_years_and_months(make_site):
    site = make_site({"news/a.md": news("A", "2026-01-26"), "news/b.md": news("B", "2024-11-02")})
    archive = site.read("/nyheter/arkiv/")
    assert all(f'href="/nyheter/{period}/"' in archive for period in ("2026", "2026/01", "2024", "2024/11"))


def test_the_top_story_is_the_one_that_is_told_so_until_its_date(make_site):
    files = {"news/a.md": news("Viktigt", "2026-03-01", "top: 2026-03-20\n"), "news/b.md": news("Nytt", "2026-03-10")}

    def first(html: str) -> str:
        return re.search(r"<h2[^>]*><a[^>]*>(\w+)</a>", html)[1]

    assert first(make_site(files, date="2026-03-20").read("/")) == "Viktigt"
    assert first(make_site({}, date="2026-03-21").read("/")) == "Nytt"


def test_a_topic_has_a_list_by_its_registered_name(make_site):
    files = {
        "news/a.md": news("A", "2026-03-01", "topics: [Skola]\n"),
        "topics.yml": "skola:\n  name: Förskola och skola\n  earlier: [Skola]\n",
    }
    site = make_site(files)
    assert ">A</a>" in site.read("/amnen/forskola-och-skola/")
    assert 'href="/amnen/forskola-och-skola/"' in site.read("/nyheter/2026/03/a/")


def test_two_spellings_of_a_free_topic_are_one_list(make_site):
    files = {
        "news/a.md": news("A", "2026-03-01", "topics: Skola\n"),
        "news/b.md": news("B", "2026-03-02", "topics: skola\n"),
    }
    assert all(f">{title}</a>" in make_site(files).read("/amnen/skola/") for title in "AB")


def test_series_and_authors_have_lists(make_site):
    files = {"news/a.md": news("A", "2026-03-01", "series: På gång\nauthor: Eva Ek\n")}
    site = make_site(files)
    assert ">A</a>" in site.read("/serier/pa-gang/")
    assert ">A</a>" in site.read("/personer/eva-ek/")


def test_a_coming_meeting_stands_on_the_front_page_until_it_has_been(make_site):
    head = "title: Möte\ntype: meeting\nbody: Kommunstyrelsen\nposted: 2026-03-20\n"
    meeting = f"---\n{head}meeting:\n  date: 2026-03-27\n  time: '09:00'\n---\n"
    assert "fredag 27 mars 2026" in make_site({"notices/a.md": meeting}).read("/")
    assert "27 mars" not in make_site({}, date="2026-03-28").read("/")


def test_neighbours_lead_back_and_forth(make_site):
    site = make_site(many(3))
    middle = site.read("/nyheter/2026/03/n02/")
    assert 'href="/nyheter/2026/03/n01/"' in middle
    assert 'href="/nyheter/2026/03/n03/"' in middle


def test_every_page_is_reached_from_the_front_page(make_site):
    pages = {f"pages/{name}.md": f"---\ntitle: {name}\n---\nText.\n" for name in ("om", "djup")}
    site = make_site({**many(25), **pages}, NEWSROOM_LISTINGS_PAGE_SIZE=5)
    found, waiting = set(), ["/"]
    while waiting:
        address = waiting.pop()
        if address not in found and site.has(address):
            found.add(address)
            waiting += re.findall(r'href="(/[^"#]*/)"', site.read(address))
    everything = {"/" + name.removesuffix("index.html") for name in site.names() if name.endswith("/index.html")}
    assert everything - found == set()


def test_a_site_that_has_no_posts_shows_no_blog(make_site):
    site = make_site(many(1))
    assert "/blogg/" not in site.read("/")
    assert not site.has("/blogg/")


def test_a_long_index_goes_on_over_pages(make_site):
    files = {f"news/n{number}.md": news("A", "2026-03-01", f"topics: Ämne {number}\n") for number in range(1, 6)}
    site = make_site(files, NEWSROOM_LISTINGS_INDEX_SIZE=2)
    assert "Ämne 1" in site.read("/amnen/")
    assert 'href="/amnen/sida/2/"' in site.read("/amnen/")
    assert "Ämne 5" in site.read("/amnen/sida/3/")
    assert "Ämne 3 – Ämne 4" in site.read("/amnen/sida/2/")
