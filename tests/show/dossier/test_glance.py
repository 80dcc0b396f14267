"""What stands at the top: the weightiest of each kind, like ones once; what was not found is told in one line."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from tests.show.dossier.conftest import Fill
from tests.show.dossier.test_dossier import Dossier, made_of
from tests.show.web.conftest import made


def test_kinds_stand_apart_at_the_top(examples: Path) -> None:
    """What was only said is not among what happened; each line leads to its occurrence."""
    dossier = Dossier(examples)
    headings = [" ".join(h.text_content().split()) for h in dossier.root.xpath("//*[@class='glances']//h3")]
    assert any(h.startswith("What was only said") for h in headings)
    ids = set(dossier.root.xpath("//li[@data-standing]/@id"))
    links = dossier.root.xpath("//*[@class='glances']//li//a/@href")
    assert links
    assert {link.removeprefix("#") for link in links} <= ids


def test_like_ones_stand_once(fill: Fill) -> None:
    """Ten reports of ten closings of one border are one line at the top, and ten in the timeline."""
    pairs = []
    for n in range(10):
        article, coding = made(f"a{n}", published=f"2025-05-1{n}")
        event = replace(coding.events[0], key=f"k{n}", date=None)
        pairs.append((article, replace(coding, events=(event,))))
    dossier = made_of(fill(pairs))
    assert len(dossier.root.xpath("//*[@class='glances']//li")) == 1


def test_what_is_missing_is_said_once_and_has_no_section(fill: Fill) -> None:
    """No heading without content, no link to it; the last line names what was looked for."""
    article, coding = made("a1")
    dossier = made_of(fill([(article, replace(coding, scheduled=(), facts=(), instruments=(), events=()))]))
    assert not dossier.root.xpath("//section[@aria-labelledby='materiel' or @aria-labelledby='disputes']")
    assert "#disputes" not in dossier.root.xpath("//nav//a/@href")
    assert "charges between known parties" in dossier.text("//*[contains(@class, 'absent')]")


def glance(dossier: Dossier) -> list[str]:
    return [" ".join(li.text_content().split()) for li in dossier.root.xpath("//*[@class='glances']//li")]


def test_one_odd_sentence_does_not_lead(fill: Fill) -> None:
    """A grave deed of somebody unnamed, read from a noun, stands behind what two named parties do."""
    article, coding = made("a1")
    (event,) = coding.events
    (trail,) = event.mentions
    crowd = replace(coding.actors[0], id="a9", name="gunmen", key="generic:a1:gunmen", country=None)
    odd = replace(event, id="e2", key="k2", type="ASSAULT", mode=None, score=-9.5, actors=("a9",), hedged=False,
                  mentions=(replace(trail, rule="assault.noun.x"),))  # fmt: skip
    dossier = made_of(fill([(article, replace(coding, actors=(*coding.actors, crowd), events=(odd, event)))]))
    lines = glance(dossier)
    assert ["Chad" in line for line in lines] == [True, False]
    assert "the best attested" in dossier.text("//section[@aria-labelledby='glance']")


def test_an_old_event_stands_behind_the_news(fill: Fill) -> None:
    """What happened years before the report is background, however grave."""
    article, coding = made("a1", published="2025-05-12")
    (event,) = coding.events
    date = event.date
    assert date
    then = replace(date, start="2008-01-01", end="2008-12-31", precision="year")
    old = replace(event, id="e2", key="k2", type="ASSAULT", mode=None, score=-9.5, date=then)
    dossier = made_of(fill([(article, replace(coding, events=(old, event)))]))
    assert ["2008" in line for line in glance(dossier)] == [False, True]
