"""Pages: each view of a store, its filters, its links, and what hostile articles cannot do."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import quote

import duckdb
import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from demarche.show.telling.analysis_words import TOLD
from demarche.show.web.analyses import SHOWN
from demarche.show.web.app import make_app
from demarche.store import open_store
from demarche.store.migration import SQL
from demarche.store.rows import CODED_TABLES
from tests.show.web.conftest import HOSTILE, made
from tests.store.conftest import CODER

PAGES = ("/", "/actors", "/stories", "/articles", "/quotations", "/ahead", "/map", "/network", "/api", "/analyses",
         "/analyses/disputes", "/analyses/outlet_voices")  # fmt: skip


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def first(client: TestClient, **asked: object) -> dict[str, str]:
    """The first event that fits."""
    return client.get("/api/v1/events", params={"size": 1, **asked}).json()["items"][0]  # type: ignore[no-any-return]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_html_without_inline_script_or_style(client: TestClient, page: str) -> None:
    """Pages answer, say their language, and need nothing that the policy forbids."""
    answer = client.get(page)
    assert answer.status_code == 200, answer.text[:500]
    assert answer.text.startswith("<!doctype html>")
    assert answer.text.rstrip().endswith("</html>")
    assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>", answer.text)
    assert not re.search(r"<[a-z][^>]*\s(style|on[a-z]+)=", re.sub('"[^"]*"', '""', answer.text))
    assert "<style" not in answer.text


def test_an_event_page_leads_to_its_words_and_its_rule(client: TestClient) -> None:
    """Sentence in its context, clause, rule, speaker, toll, object, instrument and denial stand on one page."""
    page = text_of(client.get(f"/events/{first(client, source='Wire')['event_key']}").text)
    for part in ("sanction.close-border", "Chad", "Sudan", "on whose word Mahamat Deby", "denied by Sudan"):
        assert part in page, part
    for part in ("“At least 12”", "Ten trucks of flour", "1967 treaty", "known as a country", "weekday"):
        assert part in page, part


def test_reports_of_one_occurrence_stand_side_by_side(client: TestClient) -> None:
    """The event page names both outlets; the address of the occurrence leads there; the list says how many tell it."""
    row = first(client, source="Wire")
    assert (row["reports"], row["outlets"]) == (2, 2)
    page = text_of(client.get(f"/events/{row['event_key']}").text)
    assert "The same occurrence in 2 reports" in page
    assert "Border shut" in page
    moved = client.get("/occurrences/o1", follow_redirects=False)
    assert moved.headers["location"].startswith("/events/a")
    assert "told in 2 articles of 2 outlets" in text_of(client.get("/").text)


def test_a_story_sets_outlets_beside_each_other(client: TestClient) -> None:
    """One occurrence told by two outlets stands once, with what each says; then what one alone tells; copies name
    their origin."""
    page = client.get("/stories/s1").text
    together, _, alone = page.partition('id="alone"')
    assert together.count('<h3 class="deed">') == 1
    assert together.count("<h4>") == 2
    assert '<li class="event' not in together
    assert '<h3 class="deed">' not in alone
    assert all(f"<h4><bdi>{outlet}</bdi></h4>" in together for outlet in ("Post", "Wire"))
    assert "nearly the text of" in text_of(page)
    assert "2 articles of 2 outlets" in text_of(client.get("/stories").text)


def test_an_actor_page_says_what_it_did_underwent_and_said(client: TestClient) -> None:
    """What Deby said, what Chad did, with whom; numbers lead to the events they count."""
    chad = text_of(client.get("/actors/TCD").text)
    assert "What it did 2" in chad
    assert "Sudan 0 0 0 2 chart" in chad
    assert "Chad closed its border with Sudan on Sunday … citing the 1967 treaty" in text_of(
        client.get("/actors/deby").text
    )
    counted = "doer=TCD&amp;recipient=SDN&amp;quad=3&amp;quad=4&amp;standing=happened"
    assert counted in client.get("/actors/TCD").text


def test_every_number_of_partners_is_the_number_of_events_it_leads_to(client: TestClient) -> None:
    """Following a count gives just as many events."""
    page = client.get("/actors/TCD").text
    links = re.findall(r'href="(/\?doer=[^"]+)">(\d+)</a>', page)
    assert links
    for address, count in links:
        assert f"<b>{count}</b> event" in client.get(address.replace("&amp;", "&")).text


COUNTED = re.compile(
    r'<a(?: class="[^"]*")? href="(/(?:quotations)?\?[^"]*)"[^>]*>'
    r'(?:[^<]*<span class="n">)?([\d,]+)(?:</span>)?</a>'
)
NUMBERED = ("/", "/?once=false", "/map?once=false", "/network?once=false",
            "/actors", "/map", "/network", "/network?quad=4", "/actors/TCD", "/dyad?doer=TCD&recipient=SDN",
            "/dyad?doer=country:TCD&recipient=country:SDN", "/analyses/outlet_voices")  # fmt: skip


@pytest.mark.parametrize("page", NUMBERED)
def test_every_number_leads_to_as_many_sentences(client: TestClient, page: str) -> None:
    """Each number that is a link to a list leads to a list of that many events or quotations."""
    counts = COUNTED.findall(client.get(page).text)
    assert counts
    for address, count in counts:
        told = client.get(html.unescape(address)).text
        assert f"<b>{count}</b> " in told, (address, count)


def test_what_several_outlets_tell_counts_once_unless_each_report_is_asked_for(client: TestClient) -> None:
    """Lists, charts, ties and files of a view count the same; the API gives each report, and once where asked."""
    page = client.get("/?doer=TCD&recipient=SDN&quad=4").text
    assert "<b>2</b> events" in page
    assert page.count("told in 2 articles of 2 outlets") == 1
    assert "<b>3</b> events" in client.get("/?doer=TCD&recipient=SDN&quad=4&once=false").text
    (saved,) = re.findall(r'href="(/api/v1/events[^"]+format=csv)"', page)
    assert len(client.get(html.unescape(saved)).text.splitlines()) == 1 + 2
    for asked, total in (({}, 3), ({"once": "true"}, 2), ({"once": "true", "source": "Post"}, 2)):
        found = client.get("/api/v1/events", params={"doer": "TCD", "recipient": "SDN", "quad": 4, **asked}).json()
        assert (found["total"], len(found["items"])) == (total, total), asked
    tie = ("/api/v1/ties", {"actor": "TCD", "quad": 4})
    conflicts = [
        {t["conflict"] for t in client.get(tie[0], params={**tie[1], **asked}).json()["items"] if "SDN" in t.values()}
        for asked in ({}, {"once": "true"})
    ]
    assert conflicts == [{3}, {2}]


def test_the_map_says_which_areas_are_in_dispute(client: TestClient) -> None:
    """Their hatching lies over every country's shade, and the page names all parties."""
    page = client.get("/map").text
    assert page.rindex('class="area shade') < page.index('class="disputed"')
    assert "<li>Crimea: Russia, Ukraine</li>" in page
    assert 'id="in-dispute"' in client.get("/map.svg").text


def test_no_number_of_a_network_or_map_leads_nowhere(client: TestClient) -> None:
    """Cells of numbers other than nought are links."""
    for page in ("/network", "/map", "/actors/TCD"):
        cells = re.findall(r'<td class="n">(.*?)</td>', client.get(page).text)
        assert cells
        assert [cell for cell in cells if not cell.startswith("<a ") and cell != "0"] == []


def test_an_event_that_is_read_otherwise_says_what_became_of_it(tmp_path: Path) -> None:
    """Its old address tells what it was and what its sentence says now; so does the API."""
    article, coding = made("a1")
    event = replace(coding.events[0], key="a" * 16)
    with open_store(tmp_path / "news.duckdb") as store:
        store.add(replace(coding, events=(event,)), article, store.begin_run(CODER))
    other = replace(CODER, rules="others")
    later = replace(coding, events=(replace(event, type="COERCE", key="0123456789abcdef"),), coder=other)
    with open_store(tmp_path / "news.duckdb") as store:
        store.add(later, article, store.begin_run(other))
    with TestClient(make_app(tmp_path / "news.duckdb"), base_url="http://127.0.0.1:8321") as client:
        page = client.get(f"/events/{event.key}")
        assert page.status_code == 410
        assert f"stood {event.type}" in page.text
        assert 'href="/events/0123456789abcdef"' in page.text
        assert client.get("/events/0123456789abcdef").status_code == 200
        told = client.get(f"/api/v1/events/{event.key}")
        assert (told.status_code, told.json()["detail"][-16:]) == (410, "0123456789abcdef")
        assert client.get("/events/fedcba9876543210").status_code == 404


def test_bars_lead_to_the_events_they_count(client: TestClient) -> None:
    """A bar of two material conflicts in May, one of them told twice, leads to these two."""
    page = client.get("/dyad?doer=TCD&recipient=SDN").text
    (bar,) = set(re.findall(r'href="([^"]+)" aria-label="2 material conflict, 2025-05-01 to 2025-05-31"', page))
    assert "<b>2</b> events" in client.get(bar.replace("&amp;", "&")).text


def test_the_reader_marks_words_and_tells_why_a_sentence_gave_nothing(client: TestClient) -> None:
    """Every mark points at a note that is there; the uncoded sentence has its reason, the opinion its rule."""
    page = client.get(f"/articles/{first(client, source='Wire')['article_key']}").text
    notes = set(re.findall(r'<div id="(n-[^"]+)"', page))
    marks = {id for ids in re.findall(r'data-notes="([^"]+)"', page) for id in ids.split()}
    assert marks == notes
    assert "no-actor: a rule reads it" in text_of(page)
    assert "The author's own opinion" in text_of(page).replace("&#39;", "'")
    assert 'id="e1"' in page
    assert 'id="q1"' in page


def test_the_words_of_the_reader_are_the_words_of_the_article(client: TestClient) -> None:
    """Marking adds and loses no character."""
    page = client.get(f"/articles/{first(client, source='Wire')['article_key']}").text
    body = re.search(r'<article class="reader".*?</article>', page, re.S)
    assert body
    plain = re.sub(r"<button.*?</button>|<[^>]+>", "", body.group(0)).strip()
    assert plain == made("a1")[0].text


def test_analyses_say_what_they_are(client: TestClient) -> None:
    """What each is stands at its top; an unknown one gives a page that says so."""
    page = text_of(client.get("/analyses/outlet_voices").text)
    assert "how much of what it gives to somebody known comes from each side" in page
    assert "Wire" in page
    assert client.get("/analyses/none").status_code == 404
    assert client.get("/api/v1/analyses/none").status_code == 404


def test_ahead_tells_what_lies_after_the_last_report(client: TestClient) -> None:
    """The election of three articles is one line; a later day leaves it out."""
    assert "May 2026 election election Chad" in text_of(client.get("/ahead").text)
    assert "and 2 more" in text_of(client.get("/ahead").text)
    assert "No article names a date" in client.get("/ahead?from_day=2027-01-01").text


def test_filters_narrow_the_events(client: TestClient) -> None:
    """Each filter alone, and what it leaves; empty fields of a form ask nothing."""
    counts = {
        "": 4, "name=Sudan": 4, "name=TCD": 4, "type=sanction": 4, "type=AID": 0, "standing=said": 4,
        "standing=happened": 0, "country=tcd": 4, "since=2025-05-12": 0, "until=2025-05-11": 4, "source=Post": 2,
        "speaker=deby": 4, "words=BORDER with": 4, "words=nothing": 0, "doer=TCD&recipient=SDN": 3, "actor=SDN": 4,
        "quad=4": 4, "quad=1&quad=2": 0, "story=s1": 2, "place=Chad": 4, "actuality=actual": 4,
        "type=&name=&since=&until=&standing=": 4, "order=day": 4,
    }  # fmt: skip
    found = {asked: client.get(f"/api/v1/events?{asked}").json()["total"] for asked in counts}
    assert found == counts


def test_an_article_without_a_title_is_named_by_its_first_words(tmp_path: Path) -> None:
    """In every list that names it; its id, which may say nothing, stands on its own page alone."""
    article, coding = made("x-4711", title="")
    with open_store(tmp_path / "news.duckdb") as store:
        store.add(coding, article, store.begin_run(CODER))
    with TestClient(make_app(tmp_path / "news.duckdb"), base_url="http://127.0.0.1:8321") as client:
        for page in ("/", "/articles", "/quotations", "/ahead"):
            shown = text_of(client.get(page).text)
            assert (
                "Chad closed its border with Sudan on Sunday, President Mahamat Deby said, citing the 1967 …" in shown
            )
            assert "x-4711" not in shown, page


def test_a_dyad_tells_at_its_top_what_goes_on_between_the_two(client: TestClient) -> None:
    """How much of either kind in each direction, of which type, how it stands; each number leads to its events."""
    page = client.get("/dyad?doer=country:TCD&recipient=country:SDN").text
    short = page[page.index('class="short"') : page.index('class="columns sides"')]
    assert "Chad → Sudan" in text_of(short)
    assert "Sudan → Chad" in text_of(short)
    number = re.search(r'<a class="sign q3" href="([^"]+)">(\d+)</a>', short)
    assert number
    events = text_of(client.get(html.unescape(number[1])).text)
    assert f"{number[2]} event" in events


def test_hostile_words_stay_words(client: TestClient, filled: Path) -> None:
    """No markup, handler or running address of an article reaches a page as such, on any page that shows it."""
    row = first(client, source="=HYPERLINK(1)")
    actor = quote(row["actors"][0]["key"], safe="")  # type: ignore[index]
    pages = ["/", "/articles", "/quotations", "/network", "/network.svg", f"/events/{row['event_key']}",
             f"/articles/{row['article_key']}", f"/actors/{actor}", f"/?words={quote(HOSTILE)}",
             f"/dyad?doer={actor}&recipient=SDN", f"/stories/{actor}",
             f"/?name={quote(HOSTILE)}"]  # fmt: skip
    for page in pages:
        answer = client.get(page)
        assert "<script>alert" not in answer.text, page
        assert "<img" not in answer.text, page
        assert 'href="javascript:' not in answer.text, page
        assert str(filled.parent) not in answer.text, page
    assert client.get(f"/actors/{actor}").status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/events/none", "/articles/none", "/actors/none", "/stories/none", "/occurrences/none", "/nothing", "/dyad"],
)
def test_what_is_not_there_gives_a_page_that_says_so(client: TestClient, address: str) -> None:
    """404 with the site's own page."""
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Not here" in answer.text
    assert 'href="/"' in answer.text


def test_what_cannot_be_understood_is_said_plainly(client: TestClient) -> None:
    """A wrong date names its field; nothing of the program shows."""
    answer = client.get("/?since=yesterday")
    assert answer.status_code == 422
    assert "since" in answer.text
    assert "Traceback" not in answer.text


def test_a_store_of_an_older_version_is_brought_up_and_served(tmp_path: Path, filled: Path) -> None:
    """What the first version wrote is found by the pages of this one; nobody has linked it."""
    with duckdb.connect(str(tmp_path / "old.duckdb")) as connection:
        connection.execute((SQL / "schema.sql").read_text("utf-8"))
        connection.execute("INSERT INTO schema_version VALUES (1, now()::TIMESTAMP)")
        connection.execute(f"ATTACH '{filled}' AS new (READ_ONLY)")
        for table in ("runs", "articles", "codings", *CODED_TABLES):
            columns = ", ".join(f'"{row[0]}"' for row in connection.execute(f"DESCRIBE {table}").fetchall())
            connection.execute(f"INSERT INTO {table} SELECT {columns} FROM new.{table}")
    with TestClient(make_app(tmp_path / "old.duckdb"), base_url="http://localhost") as client:
        for page in (*PAGES, f"/events/{first(client)['event_key']}", f"/articles/{first(client)['article_key']}"):
            assert client.get(page).status_code == 200, page
        assert "Its report" in client.get(f"/events/{first(client)['event_key']}").text


def test_an_empty_store_is_served_too(tmp_path: Path) -> None:
    """Nothing was coded yet: pages say so."""
    open_store(tmp_path / "empty.duckdb")
    with TestClient(make_app(tmp_path / "empty.duckdb"), base_url="http://localhost") as client:
        for page in PAGES:
            assert client.get(page).status_code == 200, page
        assert "No event fits" in client.get("/").text
        assert client.get("/api/v1/status").json()["articles"] == 0


def test_a_replaced_version_leads_to_the_newest(tmp_path: Path) -> None:
    """The old address of a corrected article shows the corrected one and says so."""
    with open_store(tmp_path / "s.duckdb") as store:
        run = store.begin_run(CODER)
        (old, old_coding), (new, new_coding) = made("a1"), made("a1", title="Corrected")
        store.add(old_coding, old, run)
        store.flush()
        store.add(new_coding, new, run)
        key = store.key(old)
    with TestClient(make_app(tmp_path / "s.duckdb"), base_url="http://localhost") as client:
        page = text_of(client.get(f"/articles/{key}").text)
    assert "Corrected" in page
    assert "has been replaced" in page


def test_the_live_line_says_what_is_new(client: TestClient) -> None:
    """Counts, what was added last, how many since the page was made."""
    assert "4 articles, 4 events" in text_of(client.get("/live?seen=4").text)
    assert "new article" not in client.get("/live?seen=4").text
    assert "3 new articles: show" in client.get("/live?seen=1").text


def test_a_pair_of_countries_has_all_their_actors(client: TestClient) -> None:
    """country:TCD stands for the state, its president and its forces; an unknown one is not there."""
    page = text_of(client.get("/dyad?doer=country:TCD&recipient=country:SDN").text)
    assert "Chad → Sudan 3" in page
    assert "All actors of either country" in page
    assert client.get("/dyad?doer=country:TCD&recipient=nobody").status_code == 404


def test_types_of_another_ontology_are_shown_and_found(tmp_path: Path) -> None:
    """A store coded with ACLED's types: the form offers them, the page says them in words, the filter finds them."""
    article, coding = made("a1")
    event = replace(coding.events[0], type="Explosions/Remote violence", mode="Air/drone strike")
    own = replace(coding.events[0], id="e2", key="k2", type="POACH", mode=None)
    with open_store(tmp_path / "s.duckdb") as store:
        store.add(replace(coding, events=(event, own)), article, store.begin_run(CODER))
    with TestClient(make_app(tmp_path / "s.duckdb"), base_url="http://localhost") as client:
        page = client.get("/").text
        assert '<option value="Explosions/Remote violence">Explosions/Remote violence: bombs or shells</option>' in page
        assert "ACCUSE" not in page
        assert "Chad bombs or shells Sudan" in text_of(page)
        assert "Chad (poach) → Sudan" in text_of(page)
        found = client.get("/api/v1/events", params={"type": "Explosions/Remote violence"}).json()
        assert [row["type"] for row in found["items"]] == ["Explosions/Remote violence"]


@pytest.mark.parametrize("name", SHOWN)
def test_every_analysis_has_a_page_that_says_what_it_is(client: TestClient, name: str) -> None:
    """Heading and explanation in plain words, no names of columns or keys."""
    page = text_of(client.get(f"/analyses/{name}").text)
    heading, words, nothing = TOLD[name]
    assert heading in page
    assert words in page.replace("&#39;", "'")
    assert (nothing in page) == ("<b>0</b> found" in client.get(f"/analyses/{name}").text)
    assert not re.search(r"\b[a-z]+_(side|key|id|ids)\b", page)


def test_an_occurrence_keeps_its_old_addresses(client: TestClient) -> None:
    """Linked otherwise, it has the key of another event as its id; the old one leads to where that event stands now."""
    key = client.get("/api/v1/events?size=1").json()["items"][0]["event_key"]
    answer = client.get(f"/occurrences/{key}", follow_redirects=False)
    assert answer.status_code in (302, 303, 307)
    assert answer.headers["location"] == f"/events/{key}"
    assert client.get("/occurrences/nothing", follow_redirects=False).status_code == 404
