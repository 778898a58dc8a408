"""Which settings a command uses when none are said."""

from pathlib import Path

import pytest
from newsroom.cli.arguments import PROJECT, SETTINGS, WrongUse, find_settings


def test_those_where_one_stands_come_first(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / SETTINGS).touch()
    assert find_settings(None, tmp_path / "site" / "content") == Path(SETTINGS)


def test_those_beside_the_content_come_next(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / SETTINGS).touch()
    assert find_settings(None, Path("site/content")) == tmp_path / "site" / SETTINGS


def test_the_programs_own_come_last_and_it_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert find_settings(None, None) == PROJECT / SETTINGS
    assert str(PROJECT / SETTINGS) in capsys.readouterr().err


def test_said_settings_that_are_not_there_are_wrong_use(tmp_path):
    with pytest.raises(WrongUse):
        find_settings(tmp_path / "borta.py", None)
