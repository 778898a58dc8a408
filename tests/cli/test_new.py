"""`newsroom new` begins a text in its place, and says what is left to do."""

import json
from pathlib import Path

import pytest
import yaml

TOPICS = "- Förskola och skola\n- Bygga och bo\n"
BODIES = "ks:\n  name: Kommunstyrelsen\n  short: KS\nkf:\n  name: Kommunfullmäktige\n"
WHOLE = [
    pytest.param(["nyhet", "--set", "summary=En ingress."], "news/2026/03/2026-03-26-rubrik.md", id="news"),
    pytest.param(["inlägg", "--set", "author=Eva Ek"], "blog/2026/2026-03-26-rubrik.md", id="blog"),
    pytest.param(
        ["anslag", "--set", "type=minutes", "--set", "body=KS", "--set", "approved=2026-03-25",
         "--set", "minutes_at=Kommunhuset"],
        "notices/2026/2026-03-26-rubrik.md", id="minutes",
    ),
    pytest.param(
        ["anslag", "--set", "type=delegated", "--set", "body=KS"], "notices/2026/2026-03-26-rubrik.md", id="delegated"
    ),
    pytest.param(
        ["anslag", "--set", "type=meeting", "--set", "body=KS", "--set", "meeting=2026-04-14"],
        "notices/2026/2026-03-26-rubrik.md", id="meeting",
    ),
    pytest.param(
        ["anslag", "--set", "type=other", "--set", "body=KS", "--set", "comes_down=2026-04-20"],
        "notices/2026/2026-03-26-rubrik.md", id="other",
    ),
    pytest.param(
        ["dokument", "--set", "file=/documents/2026/plan.pdf"], "documents/2026/2026-03-26-rubrik.md", id="document"
    ),
    pytest.param(["sida"], "pages/rubrik.md", id="page"),
]  # fmt: skip
OPEN = [
    pytest.param("nyhet", ["summary"], id="news"),
    pytest.param("inlägg", ["author"], id="blog"),
    pytest.param("anslag", ["type", "body"], id="notice"),
    pytest.param("dokument", ["file"], id="document"),
]


@pytest.fixture
def desk(site):
    """Return the site with registers and a file to make a document of."""
    site.write("content/topics.yml", TOPICS)
    site.write("content/bodies.yml", BODIES)
    site.write("content/documents/2026/plan.pdf", "%PDF-1.4")
    return site


def begin(desk, kind: str, *more: str, title: str = "Rubrik"):
    """Run `newsroom new` on the day of the tests."""
    return desk.run("new", kind, title, "--date", desk.date, *more)


def front_matter(path: Path) -> dict[str, object]:
    """Return the front matter as any other YAML reader sees it."""
    found = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(("words", "path"), WHOLE)
def test_a_text_stands_in_its_place(desk, words, path):
    assert begin(desk, *words).code == 0
    assert (desk.content / path).is_file()


@pytest.mark.parametrize(("words", "path"), WHOLE)
def test_a_text_with_all_it_needs_passes_the_check(desk, words, path):
    begin(desk, *words)
    problems = json.loads(desk.run("check", "--format", "json").out)
    assert [problem for problem in problems if problem["path"] == path and problem["severity"] == "error"] == []


@pytest.mark.parametrize(("words", "path"), WHOLE)
def test_a_text_with_all_it_needs_is_built(desk, words, path):
    begin(desk, *words)
    assert desk.run("build", "--date", desk.date).code == 0


@pytest.mark.parametrize(("kind", "keys"), OPEN)
def test_without_a_terminal_what_is_missing_is_named_with_its_line(desk, kind, keys):
    run = begin(desk, kind)
    path = desk.folder / run.out.splitlines()[0].removeprefix("Skapade ")
    lines = path.read_text(encoding="utf-8").splitlines()
    for key in keys:
        number = next(number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:  # "))
        assert f"  rad {number}: {key} – " in run.out


@pytest.mark.parametrize(("kind", "keys"), OPEN)
def test_the_check_names_the_lines_that_were_left_open(desk, kind, keys):
    begin(desk, kind)
    told = desk.run("check").out
    assert all(f"”{key}” saknar värde." in told for key in keys)


def test_what_is_missing_lists_the_choices(desk):
    begin(desk, "anslag")
    text = (desk.content / "notices/2026/2026-03-26-rubrik.md").read_text(encoding="utf-8")
    assert "Välj bland: Kommunfullmäktige, Kommunstyrelsen." in text


@pytest.mark.parametrize(
    ("word", "folder"),
    [
        ("news", "news"), ("NYHET", "news"), ("blogg", "blog"), ("blog", "blog"), ("notice", "notices"),
        ("document", "documents"), ("page", "pages"),
    ],
)  # fmt: skip
def test_a_kind_has_a_swedish_and_an_english_name(desk, word, folder):
    assert begin(desk, word).out.startswith(f"Skapade content/{folder}/")


def test_the_id_speaks_of_kind_day_and_title(desk):
    begin(desk, "nyhet", title="Ny skola på Ön")
    matter = front_matter(desk.content / "news/2026/03/2026-03-26-ny-skola-pa-on.md")
    assert matter["id"] == "nyhet-2026-03-26-ny-skola-pa-on"


def test_the_id_is_one_that_no_other_text_has(desk):
    desk.write(
        "content/news/gammal.md", "---\nid: nyhet-2026-03-26-rubrik\ntitle: G\ndate: 2025-01-01\nsummary: I.\n---\nT.\n"
    )
    begin(desk, "nyhet")
    matter = front_matter(desk.content / "news/2026/03/2026-03-26-rubrik.md")
    assert matter["id"] == "nyhet-2026-03-26-rubrik-2"


def test_an_id_in_a_broken_file_counts_too(desk):
    desk.write("content/news/trasig.md", "---\nid: nyhet-2026-03-26-rubrik\ntitle: Trasig\n---\nText.\n")
    begin(desk, "nyhet")
    matter = front_matter(desk.content / "news/2026/03/2026-03-26-rubrik.md")
    assert matter["id"] == "nyhet-2026-03-26-rubrik-2"


def test_a_file_is_never_overwritten(desk):
    begin(desk, "nyhet")
    path = desk.content / "news/2026/03/2026-03-26-rubrik.md"
    path.write_text("Min text.", encoding="utf-8")
    run = begin(desk, "nyhet")
    assert run.code == 1
    assert "news/2026/03/2026-03-26-rubrik.md finns redan." in run.err
    assert path.read_text(encoding="utf-8") == "Min text."


def test_an_address_that_is_taken_gives_another_name(desk):
    run = begin(desk, "nyhet", title="Ny skola")
    assert "Adressen är upptagen av news/2026-03-05-ny-skola.md." in run.out
    assert (desk.content / "news/2026/03/2026-03-26-ny-skola-2.md").is_file()


def test_an_address_of_the_sites_own_lists_is_not_taken(desk):
    run = begin(desk, "sida", title="Nyheter")
    assert "Adressen är upptagen av nyhetslistan." in run.out


def test_a_slug_that_was_asked_for_and_is_taken_is_refused(desk):
    run = begin(desk, "nyhet", "--set", "summary=I.", "--set", "slug=ny-skola")
    assert run.code == 1
    assert "används redan av news/2026-03-05-ny-skola.md" in run.err


def test_set_is_written_as_given(desk):
    begin(desk, "nyhet", "--set", "summary=Tid: klockan 9 # ungefär", "--set", "case=KS 2026/1")
    matter = front_matter(desk.content / "news/2026/03/2026-03-26-rubrik.md")
    assert (matter["summary"], matter["case"]) == ("Tid: klockan 9 # ungefär", "KS 2026/1")


def test_a_list_is_set_with_semicolons(desk):
    begin(desk, "nyhet", "--set", "topics=Förskola och skola; Bygga och bo")
    matter = front_matter(desk.content / "news/2026/03/2026-03-26-rubrik.md")
    assert matter["topics"] == ["Förskola och skola", "Bygga och bo"]


def test_a_list_that_is_set_twice_goes_on(desk):
    begin(desk, "nyhet", "--set", "topics=Förskola och skola", "--set", "topics=Bygga och bo")
    matter = front_matter(desk.content / "news/2026/03/2026-03-26-rubrik.md")
    assert matter["topics"] == ["Förskola och skola", "Bygga och bo"]


def test_a_key_within_a_key_is_set_with_a_dot(desk):
    begin(desk, "anslag", "--set", "type=meeting", "--set", "body=KF", "--set", "meeting=2026-04-27",
          "--set", "meeting.time=18.30")  # fmt: skip
    matter = front_matter(desk.content / "notices/2026/2026-03-26-rubrik.md")
    assert str(matter["meeting"]) == "{'date': datetime.date(2026, 4, 27), 'time': '18.30'}"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param("ingress=Hej", "Menade du ”summary”?", id="unknown key"),
        pytest.param("topics=Bygga och bro", "Menade du ”Bygga och bo”?", id="misspelt topic"),
        pytest.param("date=snart", "date", id="no date"),
        pytest.param("summary", "Skriv nyckel=värde", id="no value"),
        pytest.param("title=Annan", "Rubriken skrivs efter slaget", id="title"),
        pytest.param("event.place=Torget", "”start” saknas", id="half an event"),
    ],
)
def test_a_value_that_the_check_would_refuse_is_refused_at_once(desk, said, told):
    run = begin(desk, "nyhet", "--set", said)
    assert told in run.err
    assert run.code == 2
    assert not (desk.content / "news/2026").exists()


def test_a_title_without_letters_asks_for_a_slug(desk):
    run = begin(desk, "nyhet", title="???")
    assert run.code == 2
    assert "--set slug=ny-skola" in run.err


def test_a_long_title_gives_a_short_file_name(desk):
    begin(desk, "sida", title="Kommunen bygger om och ut och renoverar alla skolor och förskolor i hela centrum")
    [page] = (desk.content / "pages").iterdir()
    assert page.name == "kommunen-bygger-om-och-ut-och-renoverar-alla-skolor-och.md"


def test_the_day_is_today_when_nobody_says_another(desk, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767268800")
    desk.run("new", "nyhet", "Nyår")
    assert (desk.content / "news/2026/01/2026-01-01-nyar.md").is_file()


def test_a_date_that_is_set_decides_the_place(desk):
    begin(desk, "nyhet", "--set", "date=2026-04-02T08:00")
    assert front_matter(desk.content / "news/2026/04/2026-04-02-rubrik.md")["title"] == "Rubrik"


def test_a_decision_is_told_its_last_day_to_appeal_and_the_day_it_comes_down(desk):
    run = begin(desk, "anslag", "--set", "type=delegated", "--set", "body=KS")
    assert "Sista dag att överklaga: torsdag 16 april 2026." in run.out
    assert "tas ned fredag 17 april 2026" in run.out


def test_a_call_to_a_meeting_is_told_only_the_day_it_comes_down(desk):
    run = begin(desk, "anslag", "--set", "type=meeting", "--set", "body=KS", "--set", "meeting=2026-04-14")
    assert "överklaga" not in run.out
    assert "tas ned onsdag 15 april 2026" in run.out


def test_no_day_is_told_while_the_type_is_not_known(desk):
    assert "tas ned" not in begin(desk, "anslag").out


def test_the_next_step_is_told(desk):
    assert begin(desk, "sida").out.endswith("Se hur den blir med: newsroom preview\n")


def test_new_never_waits_for_an_answer_where_there_is_no_terminal(desk):
    run = desk.run_apart("new", "anslag", "Rubrik", "--date", desk.date)
    assert run.code == 0
    assert "rad 4: type" in run.out


def test_a_new_notice_tells_why_its_last_day_was_moved(site):
    ran = site.run(
        "new", "anslag", "Torgplatser", "--set", "type=delegated", "--set", "body=KFN", "--set", "posted=2026-03-13"
    )
    assert "Sista dag att överklaga: tisdag 7 april 2026 (flyttad från långfredagen)." in ran.out


def test_a_title_that_is_there_already_is_named_and_the_file_made_all_the_same(desk):
    desk.news("badplats", title="Badplatsen vid Storsjön öppnar")
    said = desk.run("new", "nyhet", "Badplats öppnar vid Storsjön", "--set", "summary=Ingress.")
    assert "Finns redan?" in said.out
    assert "badplats.md: Badplatsen vid Storsjön öppnar" in said.out
    assert said.code == 0


def test_a_new_title_is_like_no_other(desk):
    desk.news("badplats", title="Badplatsen vid Storsjön öppnar")
    assert "Finns redan?" not in desk.run("new", "nyhet", "Ny bro", "--set", "summary=Ingress.").out
