"""Who calls a command wrongly is told so in Swedish, with a way out, and gets exit code 2."""

import re

import pytest

WRONG = [
    pytest.param([], "det här saknas: kommando", id="no command"),
    pytest.param(["bygg"], "går inte att välja: 'bygg'", id="unknown command"),
    pytest.param(["build", "--fort"], "okända argument: --fort", id="unknown option"),
    pytest.param(["build", "--output"], "argumentet --output: ett värde saknas", id="option without value"),
    pytest.param(["build", "--jobs", "många"], "inget heltal: 'många'", id="no whole number"),
    pytest.param(["build", "--jobs", "0"], "--jobs ska vara minst 1", id="no jobs"),
    pytest.param(["check", "--format", "xml"], "välj något av", id="unknown format"),
    pytest.param(["check", "--settings", "saknas.py"], "Ange filen med --settings", id="no settings"),
    pytest.param(["check", "--content", "saknas"], "Ange var innehållet ligger med --content", id="no content"),
    pytest.param(["check", "--date", "igår"], "”igår” är inget datum", id="no date"),
    pytest.param(["check", "--date", "2026-02-30"], "Skriv till exempel 2026-03-26", id="impossible date"),
    pytest.param(["build", "--output", "content/ut"], "får inte ligga i varandra", id="output inside the content"),
    pytest.param(["build", "--output", "."], "Ange en annan --output", id="content inside the output"),
    pytest.param(["new"], "det här saknas: SLAG, RUBRIK", id="new without anything"),
    pytest.param(["new", "nyhett", "Rubrik"], "Menade du ”nyhet”?", id="misspelt kind"),
    pytest.param(["preview", "--port", "70000"], "mellan 1 och 65535", id="no port"),
]
ENGLISH = re.compile(r"\b(required|invalid|choose|expected|unrecognized|error|usage|the following)\b")


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_wrong_use_is_told(site, words, said):
    assert said in site.run(*words).err


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_wrong_use_ends_with_code_2(site, words, said):
    assert site.run(*words).code == 2


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_wrong_use_is_told_without_english(site, words, said):
    assert not ENGLISH.search(site.run(*words).err)


def test_wrong_use_shows_no_traceback(site):
    run = site.run_apart("build", "--date", "snart")
    assert "Traceback" not in run.err
    assert run.code == 2


def test_an_argument_error_says_how_to_get_help(site):
    assert "Skriv ”newsroom build --help”" in site.run("build", "--jobs", "många").err


@pytest.mark.parametrize("command", ["build", "check", "new", "preview", "import", "related", "websub"])
def test_every_command_explains_itself_in_swedish(site, command):
    run = site.run(command, "--help")
    assert run.code == 0
    assert "visa den här hjälpen" in run.out
