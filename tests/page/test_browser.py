"""The page in a real browser: a save shows within a second or so, a rename is on disk."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.mcp.node import installed
from tests.unit.page.conftest import CONFIG, DOCUMENT

ROOT = Path(__file__).parents[2]
# What is promised, on a machine that has nothing else to do.
SECONDS = 1.0
pytestmark = pytest.mark.corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A folder that is watched, and a browser that shows its page."""

    folder: Path
    url: str
    browser: Any

    def page(self, **options: Any) -> Any:
        """A window with the page, after the first build."""
        window = self.browser.new_context(**options).new_page()
        window.goto(self.url)
        window.wait_for_selector("body[data-build]")
        return window


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Watch a folder, and open a browser."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="the browser is driven by playwright: pip install"
    )
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("a browser is needed: chromium")
    folder = tmp_path_factory.mktemp("page")
    (folder / "pets.yaml").write_text(DOCUMENT)
    (folder / "gen.toml").write_text(CONFIG)
    child = subprocess.Popen(
        [sys.executable, "-m", "sdkwright", "watch", "--open"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator"), "BROWSER": "true"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stderr is not None
    try:
        found = re.search(r"http\S+", child.stderr.readline())
        assert found is not None
        with playwright.sync_playwright() as driver:
            browser = driver.chromium.launch(
                executable_path=chromium, args=["--no-sandbox"]
            )
            yield Open(folder=folder, url=found[0], browser=browser)
            browser.close()
    finally:
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=60)
    assert child.returncode == 0


def test_a_save_is_seen_and_a_rename_is_written(opened: Open) -> None:
    window = opened.page()
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    (button,) = window.locator("nav li > button").all()[:1]
    button.click()
    name = window.inner_text("main h2")
    window.wait_for_selector("main pre")
    document = opened.folder / "pets.yaml"
    more = (
        "        - {name: owner, in: query, schema: {type: string}}\n      responses:"
    )
    document.write_text(document.read_text().replace("      responses:", more))
    begun = time.monotonic()
    window.wait_for_selector("main pre .changed:has-text('owner: str')")
    assert time.monotonic() - begun < SECONDS
    assert "owner" in window.inner_text("#findings")
    window.wait_for_selector("body[data-build='2']")
    window.keyboard.press("r")
    window.fill("#rename", "animals.everything")
    window.keyboard.press("Enter")
    window.click("#write")
    window.wait_for_selector("main h2:text-is('pets.animals.everything')")
    config = (opened.folder / "gen.toml").read_text()
    assert config.startswith(CONFIG)
    assert '"#/paths/~1pets/get" = "animals.everything"' in config
    code = (opened.folder / "sdk/acme/pets/resources/animals.py").read_text()
    assert "def everything(" in code
    assert name != "pets.animals.everything"
    assert {each.split("/")[2] for each in asked} == {opened.url.split("/")[2]}


def test_text_of_documents_stays_text(opened: Open) -> None:
    window = opened.page()
    window.locator("nav li > button").first.click()
    window.wait_for_selector("main pre")
    assert "<b>How many</b>" in window.inner_text("#document")
    assert window.locator("main b, aside b").count() == 0


def test_keys_lead_through_the_names(opened: Open) -> None:
    window = opened.page()
    window.keyboard.press("j")
    first = window.inner_text("main h2")
    window.keyboard.press("j")
    window.wait_for_timeout(500)
    assert window.inner_text("main h2") != first
    window.keyboard.press("/")
    window.keyboard.type("types pet")
    assert window.locator("nav li > button").all_inner_texts() == ["Pet"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_accessible(theme: str, opened: Open) -> None:
    axe = installed(Path(__file__).parent) / "axe-core" / "axe.min.js"
    window = opened.page(bypass_csp=True, color_scheme=theme)
    window.locator("nav li > button").first.click()
    window.wait_for_selector("main pre")
    window.evaluate(axe.read_text(encoding="utf-8"))
    found = window.evaluate("axe.run()")
    assert [each["id"] for each in found["violations"]] == []


def test_another_origin_gets_nothing(opened: Open) -> None:
    """A page of somebody else who even knows the address."""
    window = opened.browser.new_context().new_page()
    window.route("http://evil.example/", lambda route: route.fulfill(body="<p>x"))
    window.goto("http://evil.example/")
    reply = window.evaluate(
        "url => fetch(url + 'state').then(r => r.text(), e => 'refused')", opened.url
    )
    assert reply == "refused"
    framed = window.evaluate(
        """url => new Promise(done => {
            const frame = document.createElement("iframe");
            frame.src = url;
            frame.onload = () => { try { done(frame.contentDocument.title); }
                catch { done("refused"); } };
            document.body.append(frame);
        })""",
        opened.url,
    )
    assert framed != "acme"
