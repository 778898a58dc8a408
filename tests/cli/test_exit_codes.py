"""0 good, 1 problems in the content, 2 wrong use, 3 our own fault."""

import pytest

BROKEN = "---\ntitle: Utan datum\nsummary: En ingress.\n---\nText.\n"


def test_a_good_site_builds_with_0(site):
    assert site.run("build").code == 0


def test_a_good_site_is_checked_with_0(site):
    assert site.run("check").code == 0


def test_hints_alone_are_0(site):
    site.write("content/blog/hej.md", "---\ntitle: Hej\ndate: 2026-03-01\nauthor: Eva\n---\nText.\n")
    run = site.run("check")
    assert "Inlägget saknar ingress." in run.out
    assert run.code == 0


def test_a_broken_file_fails_the_check_with_1(site):
    site.write("content/news/trasig.md", BROKEN)
    assert site.run("check").code == 1


def test_a_broken_file_stops_the_build_with_1(site):
    site.write("content/news/trasig.md", BROKEN)
    assert site.run("build").code == 1


def test_a_broken_file_leaves_no_output(site):
    site.write("content/news/trasig.md", BROKEN)
    site.run("build")
    assert not (site.folder / "output").exists()


def test_a_broken_file_gives_no_traceback(site):
    site.write("content/news/trasig.md", BROKEN)
    run = site.run_apart("build")
    assert "news/trasig.md:1: Uppgiften ”date” saknas." in run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize("command", ["build", "check", "next", "notices"])
def test_an_unusable_setting_is_2(site, command):
    run = site.run(command, "--settings", str(site.write("fel.py", "BUILD_DATE = 'snart'\nPATH = 'content'\n")))
    assert "Byggdatumet ”snart” går inte att läsa." in run.err
    assert run.code == 2


def test_an_error_of_our_own_is_3(faulty):
    assert faulty.run_apart("build").code == 3


def test_an_error_of_our_own_says_in_swedish_how_to_report_it(faulty):
    told = faulty.run_apart("build").err
    assert "Newsroom har ett eget fel: ZeroDivisionError" in told
    assert "anmäl felet i projektets ärendelista med versionen" in told


def test_an_error_of_our_own_shows_where_it_happened(faulty):
    assert "Traceback" in faulty.run_apart("build").err


def test_the_version_is_told(site):
    run = site.run("--version")
    assert run.out.startswith("newsroom ")
    assert run.code == 0
