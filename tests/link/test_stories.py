"""Stories: which articles are on the same matter."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.link import StoryOptions, by_publication, find_stories
from demarche.records import Article

BORDER = "Chad closed its border with Sudan at Adre on Sunday after gunmen crossed near Tine, the ministry said."
PROTEST = "Sudan protested on Monday after Chad shut the border crossing at Adre, where gunmen had come through Tine."
FERRY = "A ferry carrying 90 passengers sank off Mombasa; coastguards from Kilindini pulled 71 people from the water."
SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "stories" / "articles.jsonl.gz"


def article(id: str, text: str, published: str | None = "2025-05-11") -> Article:
    return Article(id=id, title="", text=text, published=published)


def stories(*articles: Article, **options: float) -> dict[str, str]:
    return dict(find_stories(articles, options=StoryOptions(**options)))  # type: ignore[arg-type]


def test_same_matter_is_one_story_named_for_its_first_article() -> None:
    """Two reports of one closed border share a story; a sinking ferry is another."""
    found = stories(article("a", BORDER), article("b", FERRY), article("c", PROTEST, "2025-05-12"))
    assert found == {"a": "a", "b": "b", "c": "a"}


def test_common_words_make_no_story() -> None:
    """Articles that share only the words of all news are apart."""
    found = stories(
        article("a", "Peru's minister of health resigned on Sunday over unpaid vaccines, the government said in Lima."),
        article(
            "b", "Ghana's minister of defence flew to Oslo on Sunday to buy frigates, the government said in Accra."
        ),
    )
    assert len(set(found.values())) == 2


def test_a_silent_story_is_closed() -> None:
    """The same words long after the last report begin a new story."""
    found = stories(article("a", BORDER, "2015-05-11"), article("b", BORDER, "2025-05-11"))
    assert len(set(found.values())) == 2


def test_days_between_reports_count_against_a_story() -> None:
    """What is alike enough on the next day is not alike enough a year later."""
    near = stories(article("a", BORDER), article("b", PROTEST, "2025-05-12"), threshold=0.5)
    far = stories(article("a", BORDER), article("b", PROTEST, "2026-05-12"), threshold=0.5)
    assert (len(set(near.values())), len(set(far.values()))) == (1, 2)


def test_an_article_without_date_joins_by_its_words() -> None:
    """A missing date neither helps nor harms."""
    assert stories(article("a", BORDER), article("b", PROTEST, None))["b"] == "a"


def test_memory_is_bounded() -> None:
    """With room for one story, the one longest without a report is closed."""
    found = stories(article("a", BORDER), article("b", FERRY), article("c", PROTEST), capacity=1)
    assert found == {"a": "a", "b": "b", "c": "c"}


def test_stories_are_found_one_at_a_time() -> None:
    """An article's story is known before the next article is read."""
    given = iter([article("a", BORDER), article("b", FERRY)])
    assert next(find_stories(given)) == ("a", "a")
    assert next(given).id == "b"


def test_articles_without_words_are_alone() -> None:
    """Nothing in common with nothing."""
    assert stories(article("a", " "), article("b", "…")) == {"a": "a", "b": "b"}


def test_names_of_parties_may_change_places() -> None:
    """Even hands: swapping the names in all articles changes no story."""
    swap = str.maketrans({"\x01": "Sudan", "\x02": "Chad"})
    texts = [BORDER, FERRY, PROTEST]
    swapped = [t.replace("Chad", "\x01").replace("Sudan", "\x02").translate(swap) for t in texts]
    plain, other = ([*stories(*(article(str(n), t) for n, t in enumerate(ts))).values()] for ts in (texts, swapped))
    assert plain == other


@given(st.lists(st.text(max_size=80), max_size=8))
def test_any_text_gets_a_story_and_always_the_same(texts: list[str]) -> None:
    """Every article has one, whatever it holds; a second run says the same."""
    articles = [article(str(n), text) for n, text in enumerate(texts)]
    found = list(find_stories(articles))
    assert [id for id, _ in found] == [a.id for a in articles]
    assert found == list(find_stories(articles))


@given(st.permutations(range(7)), st.integers(1, 8))
def test_order_of_publication(order: list[int], piece: int) -> None:
    """Sorted by date, undated ones last, in pieces on disk or not."""
    days = [None if n == 6 else f"2025-05-0{n + 1}" for n in range(7)]
    articles = [article(str(n), BORDER, days[n]) for n in order]
    assert [a.id for a in by_publication(articles, piece=piece)] == list("0123456")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared")
def test_development_stories() -> None:
    """B-cubed F1 of at least 0.92 on 40 labelled stories."""
    with gzip.open(SHARED, "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if row["text"]]
    gold = {row["id"]: row["story"] for row in rows}
    articles = (Article(id=r["id"], title=r["title"] or "", text=r["text"], published=r["published"]) for r in rows)
    found = dict(find_stories(by_publication(articles)))
    assert _b_cubed(gold, found) >= 0.92


def _b_cubed(gold: dict[str, int], found: dict[str, str]) -> float:
    def share(mine: dict[str, int] | dict[str, str], theirs: dict[str, int] | dict[str, str]) -> float:
        def of(i: str) -> float:
            same = [j for j in mine if mine[j] == mine[i]]
            return sum(theirs[j] == theirs[i] for j in same) / len(same)

        return sum(map(of, mine)) / len(mine)

    precision, recall = share(found, gold), share(gold, found)
    return 2 * precision * recall / (precision + recall)
