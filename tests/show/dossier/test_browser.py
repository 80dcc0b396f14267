"""The dossier in a real browser: from a number to its words, filtering, the trail of marks, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from tests.show.browsing import DESK, IN_A_BROWSER, PHONE, Page, faults

pytestmark = IN_A_BROWSER


@pytest.fixture
def page(driver: webdriver.Chrome, examples: Path) -> Iterator[Page]:
    """A dossier opened as a file, which must not complain and must ask for nothing but itself."""
    file = examples.as_uri()
    page = Page(driver, file)
    page.open("")
    yield page
    assert page.complaints() == []
    assert {a.partition("#")[0] for a in page.requested()} <= {file}


def test_a_number_leads_to_its_words(page: Page) -> None:
    """Opened, it lists what it counts; each entry leads to the occurrence, whose words then stand open."""
    page.find("#p1 .number summary").send_keys(Keys.ENTER)
    entry = page.find("#p1 .number a")
    target = (entry.get_attribute("href") or "").partition("#")[2]
    entry.send_keys(Keys.ENTER)
    page.until(lambda: page.find(f"#{target} .trail").get_attribute("open"))
    assert "rule" in page.text(f"#{target} .accounts")


def test_the_legend_hides_and_a_link_shows_again(page: Page) -> None:
    """A button without script state shows how things stand; what a link leads to is never hidden."""
    line = page.find("li[data-standing='said']")
    button = page.find("button[data-filter='said']")
    button.send_keys(Keys.ENTER)
    assert button.get_attribute("aria-pressed") == "false"
    assert not line.is_displayed()
    page.run(f"location.hash = '#{line.get_attribute('id')}'")
    page.until(line.is_displayed)
    assert button.get_attribute("aria-pressed") == "true"


def test_marks_tell_their_trail_with_the_keyboard(page: Page) -> None:
    """A focused mark shows its rule; Enter leads to the line of the event."""
    mark = page.find(".reader a.m-event")
    mark.send_keys(Keys.NULL)
    page.run("document.querySelector('.reader a.m-event').focus()")
    assert "rule" in page.text("#trail")
    mark.send_keys(Keys.ENTER)
    page.until(lambda: page.run("return location.hash").startswith("#o"))


def test_on_paper_the_words_are_open(page: Page) -> None:
    """Printing opens what is folded, and folds it again."""
    assert page.all(".trail:not([open])")
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert not page.all(".trail:not([open])")
    page.run("dispatchEvent(new Event('afterprint'))")
    assert page.all(".trail:not([open])")


def test_paper_is_black_on_white_and_without_what_only_a_screen_can_do(page: Page) -> None:
    """In print, in the dark too: white ground, no navigation, the wide network, numbers that lines are found by."""
    media = {"media": "print", "features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    page.size((700, 1000))
    style = "getComputedStyle(document.querySelector({!r}){}).{}"
    seen = {
        name: page.run("return " + style.format(css, pseudo, name))
        for css, pseudo, name in (
            ("body", "", "backgroundColor"),
            ("nav", "", "display"),
            ("li.event", ", '::before'", "content"),
        )
    }
    shown = [bool(page.run(f"return document.querySelector('figure.{w}').offsetHeight")) for w in ("wide", "narrow")]
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    assert (seen["backgroundColor"], seen["display"]) == ("rgb(255, 255, 255)", "none")
    assert seen["content"].startswith('"#')
    assert shown == [True, False]


def test_the_reader_chooses_what_goes_on_paper(page: Page) -> None:
    """In brief the lines named at a glance, and it is said that more is there; with the articles all their words."""

    def printed(kind: str) -> dict[str, bool]:
        Select(page.find("#paper")).select_by_value(kind)
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
        page.run("dispatchEvent(new Event('beforeprint'))")
        marks = {"words": ".reader", "line": ".event:not(.weighty)", "weighty": ".event.weighty", "facts": "#facts",
                 "said": ".brief-only", "title": ".article h3"}  # fmt: skip
        seen = {name: any(e.is_displayed() for e in page.all(css)) for name, css in marks.items()}
        page.run("dispatchEvent(new Event('afterprint'))")
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
        return seen

    page.run("document.querySelector('.event.weighty').classList.remove('weighty')")  # so small a page names all lines
    brief, lines, full = (printed(kind) for kind in ("brief", "lines", "full"))
    assert brief == {"words": False, "line": False, "weighty": True, "facts": False, "said": True, "title": True}
    assert lines == {**brief, "line": True, "facts": True, "said": False}
    assert full == {**lines, "words": True}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_faults_of_access_and_no_wider_than_the_screen(
    page: Page, size: tuple[int, int], scheme: str
) -> None:
    page.size(size)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    page.run("for (const fold of document.querySelectorAll('details')) fold.open = true")
    found = faults(page)
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert found == []
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")
