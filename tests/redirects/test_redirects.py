"""Old addresses lead on."""

import pytest
from newsroom.domain.faults import WrongSite
from newsroom.redirects.maps import caddy_gone, caddy_redirects, nginx_gone, nginx_redirects

NEWS = "---\ntitle: A\ndate: 2026-03-01\nsummary: S.\naliases: [/gammalt/a/, /gammal.html]\n---\nText.\n"


def test_an_old_address_has_a_page_that_leads_to_the_new(make_site):
    site = make_site({"news/a.md": NEWS})
    assert "url=" in site.read("/gammalt/a/")
    assert 'href="/nyheter/2026/03/a/"' in site.read("/gammalt/a/")
    assert 'href="/nyheter/2026/03/a/"' in site.read("gammal.html")


def test_an_old_address_at_which_a_file_stands_is_refused_by_name(make_site):
    plan = "---\ntitle: Plan\ndate: 2026-03-02\nsummary: S.\n---\nLäs [planen](/files/plan.txt).\n"
    taken = NEWS.replace("/gammal.html", "/nyheter/2026/03/plan/plan.txt")
    with pytest.raises(WrongSite, match=r"news/a\.md: Den gamla adressen /nyheter/2026/03/plan/plan\.txt är upptagen"):
        make_site({"news/a.md": taken, "news/plan.md": plan, "files/plan.txt": "Planen."})


def test_servers_get_maps_in_the_state_folder(make_site):
    state = make_site({"news/a.md": NEWS}).build.state.folder
    assert "/nyheter/2026/03/a/;" in (state / "redirects.nginx").read_text()
    assert "redir /gammalt/a/ /nyheter/2026/03/a/ permanent" in (state / "redirects.caddy").read_text()


def test_old_addresses_can_hold_what_configurations_stumble_on():
    moved = {"/a;b {c}/": "/ny/"}
    assert nginx_redirects(moved, {}) == "~^/a\\x3bb\\x20\\{c\\}/?$ /ny/;\n"
    assert caddy_redirects(moved, {}).splitlines()[0] == "redir /a%3Bb%20%7Bc%7D /ny/ permanent"


def test_everything_below_a_dead_address_is_gone():
    assert nginx_gone({}, {"/x/y/": True}) == "~^/x/y(/|$) 1;\n"
    assert caddy_gone({}, {"/x/y/": True}) == "error /x/y 410\nerror /x/y/* 410\n"


def test_what_still_stands_below_a_dead_address_is_not_gone(make_site):
    pages = {
        "pages/om.md": "---\ntitle: Om\nstatus: withdrawn\naliases: [/gamla-om/]\n---\nText.\n",
        "pages/om/kontakt.md": "---\ntitle: Kontakt\n---\nText.\n",
    }
    state = make_site(pages).build.state.folder
    assert (state / "gone.nginx").read_text() == "~^/gamla\\-om/?$ 1;\n~^/om/?$ 1;\n"
    assert "error /om/ 410" in (state / "gone.caddy").read_text()


def test_old_addresses_of_what_came_down_are_gone_too(make_site):
    notice = "---\ntitle: A\ntype: delegated\nbody: KS\nposted: 2026-01-01\naliases: [/gammalt/]\n---\n"
    site = make_site({"notices/a.md": notice})
    assert "~^/gammalt/?$ 1;" in (site.build.state.folder / "gone.nginx").read_text()
    assert not site.has("/gammalt/")


def test_the_maps_of_a_site_below_another_have_its_path_in_front(make_site):
    state = make_site({"news/a.md": NEWS}, SITEURL="https://www.prov.example/nytt").build.state.folder
    assert "redir /nytt/gammalt/a/ /nytt/nyheter/2026/03/a/ permanent" in (state / "redirects.caddy").read_text()
