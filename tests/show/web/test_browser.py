"""In a real browser: reading, filtering, following a number to its words, watching a run write."""

from __future__ import annotations

import html
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from msgspec.structs import replace
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

import demarche
from demarche.records import Article
from demarche.show.cli.demonstration import example_articles
from demarche.show.web.analyses import SHOWN
from demarche.sources import read_articles
from demarche.store import open_store
from tests.show.browsing import DESK, IN_A_BROWSER, PHONE, Page, faults
from tests.show.web.conftest import CODER, fill, made
from tests.show.web.test_pages import COUNTED

ROOT = Path(__file__).parents[3]

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, coder: demarche.coder.Coder) -> Path:
    """Three of the example articles, coded."""
    path = tmp_path_factory.mktemp("browser") / "examples.duckdb"
    with open_store(path) as store:
        run = store.begin_run(coder.version)
        articles = [a for a in read_articles([str(example_articles())]) if isinstance(a, Article)][:3]
        for article, coding in zip(articles, coder.pipe(articles), strict=True):
            store.add(coding, article, run)
    return path


@pytest.fixture(scope="module")
def site(store: Path) -> Iterator[str]:
    """The address at which `demarche serve` serves the store."""
    with serving(store) as address:
        yield address


@contextmanager
def serving(store: Path) -> Iterator[str]:
    program = "import sys; from demarche.show.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "serve", str(store), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        assert server.stdout
        yield server.stdout.readline().strip()
        server.terminate()


@pytest.fixture
def page(driver: webdriver.Chrome, site: str) -> Iterator[Page]:
    """A page that must not complain and must not leave the machine."""
    page = Page(driver, site)
    yield page
    assert page.complaints() == []
    assert {a for a in page.requested() if not a.startswith((site, "data:", "blob:", "about:"))} == set()


def test_reading_with_the_keyboard_shows_the_trail(page: Page) -> None:
    """From mark to mark with the tabulator key: the trail names the rule; Enter leads to the event."""
    page.open("/articles").find(".plain a").click()
    page.until(lambda: page.all(".reader .m-event"))
    page.run("document.querySelector('.reader .m-event').focus()")
    assert "rule" in page.text("#trail")
    before = page.text("#trail")
    page.find(".reader .m-event").send_keys(Keys.TAB)
    assert page.run("return document.activeElement.hasAttribute('data-notes')")
    assert page.text("#trail") != before
    words = page.find(".reader .m-event").text
    page.find(".reader .m-event").send_keys(Keys.ENTER)
    page.until(lambda: "In these words" in page.text())
    assert words in page.text(".context")


def test_a_sentence_without_an_event_tells_why(page: Page) -> None:
    """The sign before it, focused, gives the reason in words."""
    page.open("/articles").find(".plain a").click()
    page.until(lambda: page.all(".reader .m-none"))
    page.find("button.m-none").click()
    assert "No event in this sentence" in page.text("#trail")
    assert ": " in page.text("#trail")


def test_filtering_changes_list_and_address_without_a_reload(page: Page) -> None:
    """A choice in the form fetches the list alone; the address keeps it; back undoes it."""
    page.open("/")
    everything = page.text(".count")
    page.run("window.same = true")
    Select(page.find("select[name=type]")).select_by_value("ACCUSE")
    page.until(lambda: page.text(".count") != everything)
    assert page.run("return window.same")
    assert page.driver.current_url.endswith("?type=ACCUSE&order=reported&once=true")
    assert {e.text.split(" ")[0] for e in page.all(".event .code")} == {"ACCUSE"}
    page.driver.get(page.driver.current_url)
    assert "ACCUSE" in page.find("select[name=type] option:checked").text
    page.driver.back()
    page.until(lambda: page.text(".count") == everything)


def test_a_number_leads_to_its_words(page: Page) -> None:
    """From a count of the facets to the events, from an event to the sentence in its article."""
    page.open("/")
    facet = page.find("ul[aria-label='By type'] a")
    kind, count = facet.text.split()
    facet.click()
    page.until(lambda: page.text(".count").startswith(f"{count} event"))
    row = page.find(".event")
    word = row.find_element(By.CSS_SELECTOR, "q b").text
    row.find_element(By.CSS_SELECTOR, "a[href^='/articles/']").click()
    page.until(lambda: page.all(".reader"))
    anchor = page.driver.current_url.split("#")[1]
    marked = page.run(f"return document.getElementById('{anchor}').nextElementSibling.innerText")
    assert (marked, bool(kind)) == (word, True)


@pytest.mark.parametrize("view", ["/", "/actors", "/map", "/network", "/actors/state:XKX", "/analyses/outlet_voices",
                                  "/dyad?doer=country:TUR&recipient=country:XKX"])  # fmt: skip
def test_every_number_of_coded_articles_leads_to_as_many_sentences(page: Page, view: str) -> None:
    """Also where articles were coded and not made up: each number is the length of the list behind it."""
    counts = set(COUNTED.findall(read(page.site + view.lstrip("/"))))
    assert counts
    wrong = [(a, n) for a, n in counts if f"<b>{n}</b> " not in read(page.site + html.unescape(a).lstrip("/"))]
    assert wrong == []


def read(address: str) -> str:
    with urlopen(address, timeout=60) as answer:
        return str(answer.read().decode())


def test_a_bar_of_a_chart_leads_to_its_events(page: Page) -> None:
    """As many events as the bar says."""
    page.open("/actors/state:XKX")
    bar = page.find("svg.chart a")
    count = bar.get_attribute("aria-label").split()[0]
    page.open(bar.get_dom_attribute("href"))
    assert page.text(".count").startswith(f"{count} event")


def test_a_dispute_leads_to_the_words_of_the_charge(page: Page) -> None:
    """Every sentence an analysis cites is a link to its place in the article."""
    page.open("/analyses/disputes").find(".evidence a").click()
    page.until(lambda: page.all(".reader"))
    anchor = page.driver.current_url.split("#")[1]
    assert page.run(f"return document.getElementById('{anchor}').nextElementSibling.classList.contains('m-event')")


def test_the_page_follows_a_run_that_writes(page: Page, store: Path) -> None:
    """A run of another process adds articles: counts grow without a reload, and the new ones are one click away."""
    page.open("/")
    before = int(page.text("#live .n"))
    script = """
        import sys
        from pathlib import Path
        from demarche.store import open_store
        from tests.show.web.conftest import CODER, made
        with open_store(Path(sys.argv[1]), batch=1) as store:
            run = store.begin_run(CODER)
            for n in range(3):
                article, coding = made(f"live-{n}", title=f"Live report {n}", published="2030-01-01")
                store.add(coding, article, run)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(store)], cwd=ROOT, timeout=60)
    assert done.returncode == 0
    page.until(lambda: int(page.text("#live .n")) == before + 3)
    assert "Live report 2" in page.text("#live")
    page.find("#live .new").click()
    page.until(lambda: "Live report 2" in page.text("#results"))


@pytest.mark.parametrize(
    ("view", "file"),
    [("/map", "map.png"), ("/network", "network.png"), ("/actors/state:XKX", "chart.png"),
     ("/dyad?doer=country:TUR&recipient=country:XKX", "chart.png")],
)  # fmt: skip
def test_a_drawing_can_be_saved_as_png(page: Page, view: str, file: str) -> None:
    """The button paints the server's drawing; nothing complains."""
    page.open(view)
    page.run(
        "window.saved = null;"
        "HTMLAnchorElement.prototype.click = function () { window.saved = [this.download, this.href] }"
    )
    page.run("document.querySelector('.png button').click()")  # it may lie below the screen, still scrolling
    page.until(lambda: page.run("return window.saved"))
    name, address = page.run("return window.saved")
    assert name == file
    assert address.startswith("blob:")


VIEWS = ("/", "/actors", "/actors/state:XKX", "/stories", "/articles", "/quotations", "/ahead", "/map", "/network",
         "/api", "/dyad?doer=country:TUR&recipient=country:XKX", "/?words=drones", "/analyses",
         *(f"/analyses/{name}" for name in SHOWN))  # fmt: skip


def test_no_page_has_serious_faults_of_access_or_runs_off_the_screen(page: Page) -> None:
    """axe-core finds nothing serious on any view, on phone and desk, light and dark in turn; all fit both."""
    article = page.open("/articles").find(".plain a").get_attribute("href").removeprefix(page.site)
    event = page.open("/").find(".event a.code").get_attribute("href").removeprefix(page.site)
    found = []
    for n, view in enumerate((*VIEWS, article, article, event, event)):
        scheme, size = ("light", "dark")[n % 2], (PHONE, DESK)[n // 2 % 2]
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        page.size(PHONE if size is DESK else DESK)
        page.open(view)
        assert fits(page), f"{view} runs off the screen"
        page.size(size)
        assert fits(page), f"{view} runs off the screen"
        found += [(view, scheme, size, *fault) for fault in faults(page)]
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert found == []


def test_the_keyboard_reaches_everything_and_shows_where_it_is(page: Page) -> None:
    """First the link past the views, then the views in their order; what has the focus is outlined."""
    page.open("/network")
    body = page.find("body")
    body.send_keys(Keys.TAB)
    assert page.run("return document.activeElement.className") == "skip"
    assert page.run("return document.activeElement.getBoundingClientRect().left >= 0")
    assert page.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    page.driver.switch_to.active_element.send_keys(Keys.TAB)
    assert page.run("return document.getElementById('main').contains(document.activeElement)")
    assert page.run("return document.querySelectorAll('[tabindex]:not([tabindex=\"0\"])').length") == 0


FOCUSED = """
    const at = document.activeElement, style = getComputedStyle(at);
    const label = at.labels && at.labels[0] ? at.labels[0].innerText : "";
    return [[...document.querySelectorAll("*")].indexOf(at), at === document.body, style.outlineStyle,
            (at.getAttribute("aria-label") || at.textContent || label).trim()]
"""


@pytest.mark.parametrize("view", ["/", "/actors/state:XKX", "/map", "/analyses/disputes",
                                  "/dyad?doer=country:TUR&recipient=country:XKX"])  # fmt: skip
def test_a_walk_with_the_tabulator_key_follows_the_page(page: Page, view: str) -> None:
    """Each stop stands behind the one before, shows that it has the focus, and has a name to be read out."""
    page.open(view)
    before = -1
    for stop in range(45):
        ActionChains(page.driver).send_keys(Keys.TAB).perform()
        place, is_over, outline, name = page.run(FOCUSED)
        if is_over:
            break
        assert (place >= before, outline == "none", name == "") == (True, False, False), (stop, name)
        before = place
    assert before > 0


def test_the_trail_goes_with_escape_and_comes_again(page: Page) -> None:
    """On a phone it covers the text until Escape; the next mark brings it back."""
    page.size(PHONE)
    page.open("/articles").find(".plain a").click()
    page.until(lambda: page.all(".reader .m-event"))
    page.run("document.querySelector('.reader .m-event').focus()")
    assert page.find("#trail").is_displayed()
    ActionChains(page.driver).send_keys(Keys.ESCAPE).perform()
    assert not page.find("#trail").is_displayed()
    ActionChains(page.driver).send_keys(Keys.TAB).perform()
    assert page.find("#trail").is_displayed()


FLOODS = {
    "long": "W" * 5000,
    "turned": "\u202egnorw si siht\u202e \u2067עברית",
    "signs": "🧨" * 300,
    "piled": "a" + "\u0300\u0334" * 400,
    "empty": "",
}


@pytest.fixture(scope="module")
def flooded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site over names, titles and outlets that are endless, turned round, piled up or empty, and markup."""
    path = fill(tmp_path_factory.mktemp("flooded") / "news.duckdb")
    with open_store(path) as store:
        run = store.begin_run(CODER)
        for key, words in FLOODS.items():
            article, coding = made(key, title=words, source=words)
            named = replace(coding.actors[0], name=words or " ", key=f"person:{key}")
            store.add(replace(coding, actors=(named, *coding.actors[1:])), article, run)
    with serving(path) as site:
        yield site


def test_pages_stay_whole_whatever_names_are_made_of(driver: webdriver.Chrome, flooded: str) -> None:
    """No script of an article runs, nothing runs off the screen or pushes everything else out of it."""
    page = Page(driver, flooded)
    page.size(PHONE)
    actors = [f"/actors/person:{key}" for key in FLOODS]
    for view in ("/", "/actors", "/articles", "/stories", "/stories/s1", "/quotations", "/network", *actors):
        page.open(view)
        assert fits(page), f"{view} runs off the screen"
        tallest = page.run("return Math.max(...[...document.querySelectorAll('li, tr, h1')].map(e => e.offsetHeight))")
        assert tallest < 900, f"something on {view} is {tallest} high"
    assert page.complaints() == []
    assert {a for a in page.requested() if not a.startswith((flooded, "data:"))} == set()


def fits(page: Page) -> bool:
    return bool(page.run("return document.documentElement.scrollWidth <= innerWidth"))
