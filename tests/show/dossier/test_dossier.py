"""What stands on the page, read from the file itself."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from lxml import html as parser
from msgspec.structs import replace

from demarche.analyse.asking import ask
from demarche.errors import BadArticle
from demarche.show.dossier import Paper, choosing, write_dossier
from demarche.show.dossier.paper import paper_for
from demarche.store import Store
from tests.show.dossier.conftest import Fill, reports
from tests.show.web.conftest import HOSTILE, made


class Dossier:
    """A dossier that has been written, to be asked."""

    def __init__(self, file: Path) -> None:
        self.source = file.read_text("utf-8")
        self.root = parser.fromstring(self.source)

    def text(self, path: str) -> str:
        return " ".join(" ".join(e.text_content() for e in self.root.xpath(path)).split())

    def section(self, id: str) -> str:
        return self.text(f"//section[@aria-labelledby='{id}']")


def made_of(store: Store, **wanted: str | int) -> Dossier:
    return Dossier(write_dossier(store, store.path.with_suffix(".html"), **wanted))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def dossier(examples: Path) -> Dossier:
    return Dossier(examples)


def test_one_occurrence_of_three_papers_is_one_line(dossier: Dossier) -> None:
    """It names the outlets and the texts that do not copy each other, and both figures with who gives them."""
    lines = dossier.root.xpath("//li[@data-standing][.//p[contains(@class, 'told')]]")
    told = " ".join(lines[0].text_content().split())
    assert len(lines) == 1
    assert "told in 3 accounts: 3 outlets, 1 independent text" in told
    assert "dead: accounts differ" in told
    assert "Mahamat Deby, in Gazette" in told
    assert "Mahamat Deby, in Herald" in told


def test_every_line_has_its_words_and_rule(dossier: Dossier) -> None:
    """No occurrence without a quoted sentence, a rule and a link to its place in an article that is there."""
    ids = set(dossier.root.xpath("//@id"))
    for line in dossier.root.xpath("//li[@data-standing]"):
        assert line.xpath(".//q//b/text()")
        assert line.xpath(".//code/text()")
        assert {a[1:] for a in line.xpath(".//a/@href")} <= ids


def test_links_lead_somewhere_and_ids_are_unique(dossier: Dossier) -> None:
    """Every link is to a place on the page, and each place is one."""
    ids = dossier.root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {a for a in dossier.root.xpath("//@href") if a[0] != "#" or a[1:] not in ids} == set()
    noted = {id for ids in dossier.root.xpath("//@data-notes") for id in ids.split()}
    assert noted <= set(ids)


def test_numbers_open_what_they_count(dossier: Dossier) -> None:
    """Beside a number of occurrences stand just so many links, up to the limit."""
    numbers = dossier.root.xpath("//details[@class='number']")
    assert len(numbers) > 6
    for number in numbers:
        assert int(number.xpath("string(summary/span[@class='n'])")) == len(number.xpath("ul/li"))


def test_network_tells_conflict_by_more_than_colour(dossier: Dossier) -> None:
    """Lines of conflict are dashed, and the table says the word."""
    (line, *_) = dossier.root.xpath("//svg[@class='network']//a[contains(@class, 'conflict')]/line[not(@class)]")
    assert line.get("stroke-dasharray")
    assert "conflict" in dossier.text("//td[contains(@class, 'kind')]")


def test_dispute_has_both_sides(dossier: Dossier) -> None:
    """The charge, the answer, the accused's own words and who stands with it."""
    told = dossier.section("disputes")
    assert "Chad against Sudan" in told
    assert "We armed nobody" in told
    assert "REJECT" in told.split("Answered")[1]
    assert "France" in told.split("With the accused")[1]


def test_who_invokes_an_instrument_is_told(fill: Fill) -> None:
    """The side, what it says of the treaty, and the words around."""
    (row,) = ask(fill([made("a1")]), "invoked").to_pylist()
    (said,) = row["invocations"]
    assert (row["name"], row["invoked_by"]) == ("1967 treaty", ["TCD"])
    assert (said["speaker"], said["stance"]) == ("Mahamat Deby", "under")
    assert "citing the 1967 treaty" in said["sentence"]


def test_who_declined_to_comment_is_silent(dossier: Dossier) -> None:
    told = dossier.section("silence")
    assert "TürkiyeAddressed by Chad" in told
    assert "did not comment" in told


def test_calendar_materiel_and_map(dossier: Dossier) -> None:
    """The election ahead under its month, the flour with its number, the country's shade."""
    assert "May 2026" in dossier.section("ahead")
    assert "election" in dossier.section("ahead")
    assert "Ten trucks" in dossier.section("materiel")
    assert dossier.root.xpath("//svg[@class='map']//a[contains(@aria-label, 'Chad')]/path[contains(@class, 'shade')]")
    assert "TCD" in dossier.section("where")


def test_sentences_without_an_event_tell_why(dossier: Dossier) -> None:
    assert "no-actor" in dossier.section("uncoded")
    assert "Ten trucks of flour were held." in dossier.section("uncoded")


def test_hostile_articles_stay_words(dossier: Dossier) -> None:
    """Markup in titles, names and texts is shown, never obeyed; no address of theirs is a link."""
    assert HOSTILE not in dossier.source
    assert "&lt;script&gt;alert" in dossier.source
    assert len(dossier.root.xpath("//script")) == 1
    assert not dossier.root.xpath("//img | //iframe | //object | //form | //link | //@onerror | //@style")
    assert not [a for a in dossier.root.xpath("//@href | //@src") if not a.startswith("#")]


def test_policy_allows_the_own_style_and_script_alone(dossier: Dossier) -> None:
    policy = dossier.root.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        (inside,) = re.findall(rf"<{kind}>(.*?)</{kind}>", dossier.source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize(
    ("wanted", "articles"),
    [
        ({"about": "france"}, 1),
        ({"about": "tur"}, 1),
        ({"since": "2025-06-01"}, 1),
        ({"until": "2025-05-13"}, 3),
        ({"about": "Atlantis"}, 0),
    ],
)
def test_chosen_by_name_code_and_day(fill: Fill, wanted: dict[str, str], articles: int) -> None:
    """`about` is a name, a code of a country or words; days bound publication; nothing that fits is said so."""
    found = made_of(fill(reports()), **wanted)
    assert len(found.root.xpath("//details[@class='article']")) == articles
    assert ("No article of the store fits." in found.source) is (articles == 0)


def test_a_day_that_is_none_is_refused(fill: Fill, tmp_path: Path) -> None:
    with pytest.raises(BadArticle, match="no ISO date"):
        write_dossier(fill([]), tmp_path / "d.html", since="yesterday")
    assert not (tmp_path / "d.html").exists()


def test_a_large_store_gives_the_latest_and_says_so(fill: Fill) -> None:
    """At most so many articles, and numbers count these alone."""
    days = [f"2025-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 16)]
    store = fill([made(f"a{n}", published=day, title=f"Report {n}") for n, day in enumerate(days)])
    found = made_of(store, most=4)
    assert "30 articles of the store fit; this page has the latest 4" in found.text("//header")
    assert {a.split(". ")[1] for a in found.root.xpath("//summary/h3/text()")} == {
        f"Report {n}" for n in (26, 27, 28, 29)
    }
    assert sum(map(int, found.root.xpath("//button[@data-filter]/span[@class='n']/text()"))) <= 4


def test_a_long_text_is_cut_where_it_is_shown(fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    """One article of millions of characters makes no endless page; articles together stay below the limit."""
    monkeypatch.setattr(choosing, "MOST_CHARACTERS", 150_000)
    long = "Nothing at all was said. " * 80_000
    article, coding = made("long", text=made("x")[0].text + " " + long, published="2025-07-01")
    found = made_of(fill([made("a1"), (article, coding), made("a2", text=made("x")[0].text + long[:90_000])]))
    assert "its first 100,000 characters" in found.source
    assert len(found.source) < 2_000_000
    assert len(found.root.xpath("//details[@class='article']")) == 1


def test_the_store_is_left_as_it_is(fill: Fill) -> None:
    """Linking for the dossier happens in the excerpt; the same store gives the same bytes."""
    store = fill(reports())
    first = made_of(store).source
    assert store.table("occurrence_events").num_rows == 0
    assert made_of(store).source == first


def test_what_was_promised_stands_with_what_came_of_it(fill: Fill) -> None:
    """A promise of aid and, later, the aid: the dossier says that later reports fulfil it, and shows both."""
    base = made("c1")[1].events[0]
    promise = replace(
        base, type="AGREE", mode=None, quad=1, mentions=(replace(base.mentions[0], rule="aid.verb.pledge"),)
    )
    given = replace(base, type="AID", mode=None, quad=2, date=None)
    pairs = [
        (article, replace(coding, events=(replace(event, key=f"{article.id}-x"),)))
        for (article, coding), event in (
            (made("c1"), promise),
            (made("c2", published="2025-08-01", title="Aid arrives", source="Post"), given),
        )
    ]
    section = made_of(fill(pairs)).section("commitments")
    assert "later reports fulfil it" in section
    assert "aid.verb.pledge" in section
    assert "Fulfilling" in section


def test_a_burst_is_told_with_its_acts(fill: Fill) -> None:
    """Four hostile acts in one week after weeks of other reports stand out, each with its words."""
    days = ("2025-05-05", "2025-05-12", "2025-05-19", "2025-05-26")
    quiet = [made(f"q{n}", published=day, title="Quiet") for n, day in enumerate(days)]
    loud = [made(f"b{n}", published="2025-06-02", title=f"Report {n}") for n in range(1, 5)]
    types = ("SANCTION", "COERCE", "ASSAULT", "MOBILIZE")
    apart = [(article, replace(coding, events=())) for article, coding in quiet]
    apart += [
        (article, replace(coding, events=(replace(coding.events[0], key=f"{article.id}-k", type=type, date=None),)))
        for (article, coding), type in zip(loud, types, strict=True)
    ]
    store = fill(apart)
    (burst,) = ask(store, "bursts").to_pylist()
    assert (burst["occurrences"], len(burst["acts"])) == (4, 4)
    section = made_of(store).section("changes")
    assert "Chad → Sudan: 4 acts of material conflict" in section


def test_at_a_glance_names_disputes_silence_and_what_comes(dossier: Dossier) -> None:
    """The top of the page leads to each."""
    glance = dossier.section("glance")
    for words in ("Chad against Sudan", "silentTürkiye", "election May 2026"):
        assert words in glance


def test_every_number_opens_what_it_counts(dossier: Dossier) -> None:
    """All numbers of the page, one by one: as many entries behind each as it says, all of them links."""
    ids = set(dossier.root.xpath("//@id"))
    numbers = dossier.root.xpath("//*[contains(concat(' ', @class, ' '), ' n ')]")
    assert len(numbers) > 30
    for number in numbers:
        told = int(number.text_content().replace(",", ""))
        (behind,) = number.xpath("ancestor::details[1] | ancestor::a[1] | ancestor::button[1]") or [None]
        if behind is None:
            assert told == 0
        elif behind.tag == "details":
            entries = behind.xpath("./ul/li/a[1]/@href")
            assert len(entries) == told or f"and {told - len(entries):,} more" in behind.text_content()
            assert {e.removeprefix("#") for e in entries} <= ids
        elif behind.tag == "button":
            standing = behind.get("data-filter")
            assert told == len(dossier.root.xpath(f"//li[@data-standing='{standing}']"))
        else:
            assert behind.get("href").removeprefix("#") in ids


def test_every_inner_link_leads_somewhere(dossier: Dossier) -> None:
    ids = set(dossier.root.xpath("//@id"))
    links = dossier.root.xpath("//a[starts-with(@href, '#')]/@href")
    assert {link.removeprefix("#") for link in links} <= ids


def test_hostile_titles_names_and_missing_days(fill: Fill) -> None:
    """Turned letters, a title of 100,000 characters, a script as address and no day at all: the page stays whole."""
    turned, endless = "\u202egnidaeh\u202c \u2067x", "Chad " * 20_000
    text_of = {"a1": turned, "a2": endless}
    pairs = []
    for id, title in text_of.items():
        article, coding = made(id, title=title, url="javascript:alert(1)", source="javascript:alert(2)", published=None)
        (event,) = coding.events
        pairs.append((article, replace(coding, events=(replace(event, key=f"k{id}", date=None),))))
    dossier = made_of(fill(pairs))
    assert not [a for a in dossier.root.xpath("//@href | //@src") if not a.startswith("#")]
    assert max(len(text) for text in dossier.root.xpath("//text()[not(parent::script or parent::style)]")) < 2000
    assert "Without a day" in dossier.section("timeline")
    assert "have no date of publication" in dossier.text("//*[@class='notice']")


@pytest.mark.parametrize(
    ("articles", "asked", "printed"),
    [(1, None, "full"), (3, None, "full"), (4, None, "lines"), (21, None, "brief"), (200, Paper.FULL, "full")],
)
def test_the_more_articles_the_less_is_printed_unless_asked(articles: int, asked: Paper | None, printed: str) -> None:
    """Nobody prints three hundred sheets unawares."""
    assert paper_for(articles, asked=asked) == printed
