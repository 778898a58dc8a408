"""A setting that cannot be used ends the build with one sentence."""

import pytest

NEWS = "---\ntitle: Ny skola\ndate: 2026-03-05\nsummary: En ingress.\n---\nText.\n"


@pytest.mark.parametrize("said", ["xx", "svenska", "sv_SE", ""])
def test_a_language_of_the_site_that_nobody_knows_is_refused(make_site, said, capsys):
    with pytest.raises(SystemExit) as stopped:
        make_site({"news/a.md": NEWS}, DEFAULT_LANG=said)
    assert stopped.value.code == 2
    assert f"DEFAULT_LANG är ”{said.lower()}”, som inte är någon känd språkkod. Skriv " in capsys.readouterr().err


@pytest.mark.parametrize("said", ["sv", "en", "se", "fi", "en-GB"])
def test_other_languages_may_be_a_sites_own(make_site, said):
    assert f'lang="{said.lower()}"' in make_site({"news/a.md": NEWS}, DEFAULT_LANG=said).read("/")
