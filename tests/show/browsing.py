"""A real browser for the tests of pages: Debian's Chromium, steered by Selenium.

Needs Chromium and its driver (Debian: chromium, chromium-driver); tests are skipped with the reason where they are not
at hand.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

BROWSER, DRIVER = shutil.which("chromium") or shutil.which("chromium-browser"), shutil.which("chromedriver")
AXE = (Path(__file__).parent / "web" / "vendor" / "axe.min.js").read_text("utf-8")
PHONE, DESK = (390, 844), (1280, 900)
PATIENCE = 10  # seconds

IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(not (BROWSER and DRIVER), reason="no chromium with chromedriver at hand"),
    pytest.mark.xdist_group("browser"),
]


class Page:
    """The browser on a site, with the few things that tests do."""

    def __init__(self, driver: webdriver.Chrome, site: str) -> None:
        self.driver, self.site = driver, site
        self.size(DESK)
        self.driver.get_log("browser")
        self.driver.get_log("performance")

    def open(self, path: str) -> Page:
        """Go there, and wait until the page stands: Chrome may answer while it still takes the page before down."""
        self.driver.get(self.site + path.lstrip("/"))
        self.until(lambda: self.run("return document.readyState === 'complete' && document.documentElement !== null"))
        return self

    def size(self, wide_high: tuple[int, int]) -> None:
        values = {"width": wide_high[0], "height": wide_high[1], "deviceScaleFactor": 1, "mobile": wide_high == PHONE}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", values)
        self.until(lambda: self.run("return screen.width") == wide_high[0] or wide_high != PHONE)

    def find(self, css: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def text(self, css: str = "main") -> str:
        return str(self.run(f"return document.querySelector({json.dumps(css)}).innerText"))

    def run(self, script: str) -> Any:
        return self.driver.execute_script(script)  # type: ignore[no-untyped-call]

    def until(self, happens: Callable[[], object]) -> None:
        WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(lambda _: happens())

    def complaints(self) -> list[str]:
        """What the browser's console says."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requested(self) -> set[str]:
        """The addresses that were asked for since the last look."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return {m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"}


def faults(page: Page) -> list[tuple[str, str]]:
    """Findings of axe-core that are more than minor: rule and first place."""
    page.run(AXE)
    found = page.driver.execute_async_script(  # type: ignore[no-untyped-call]
        "const done = arguments[0]; axe.run({resultTypes: ['violations']}).then(r => done(r.violations))"
    )
    serious = [v for v in found if v["impact"] != "minor"]
    return [(v["id"], v["nodes"][0]["html"][:160] + str(v["nodes"][0]["any"][:1])[:200]) for v in serious]
