import json

from rich.console import Console
from scrapy.settings import Settings

from newsscrape.commands.site_tables import list_json, list_table, show_json, show_text
from newsscrape.model.site import Site
from newsscrape.policy.profile import KEYS

SITE = Site(host="kurier.example", hosts=("kurier-news.example",), name="Kurier", feeds=("https://kurier.example/rss",))
SETTINGS = Settings({"DOWNLOAD_DELAY": 1.5})


def test_the_table_has_a_line_a_profile() -> None:
    console = Console(width=120)
    with console.capture() as captured:
        console.print(list_table([SITE, Site(host="silent.example")]))
    assert "kurier-news.example" in captured.get()
    assert "silent.example" in captured.get()


def test_the_list_is_json_for_programs() -> None:
    (row,) = json.loads(list_json([SITE]))
    assert row["hosts"] == ["kurier.example", "kurier-news.example"]
    assert row["feeds"] == ["https://kurier.example/rss"]
    assert row["country"] is None


def test_every_key_is_shown_with_its_value_or_what_holds_instead() -> None:
    lines = show_text(SITE, SETTINGS).splitlines()
    assert len(lines) == len(KEYS) + 1
    assert 'name = "Kurier"' in lines
    assert "# delay_seconds: default, 1.5 (DOWNLOAD_DELAY), or what robots.txt asks for" in lines
    assert "# start: default, none besides feeds and sitemaps" in lines
    assert "# start: default, https://silent.example/" in show_text(Site(host="silent.example"), SETTINGS)


def test_the_same_as_json() -> None:
    row = json.loads(show_json(SITE, SETTINGS))
    assert row["name"] == {"value": "Kurier", "default": None}
    assert row["cookies"] == {"value": {}, "default": "none"}
    assert set(KEYS) < set(row)
