"""Shows pages to a browser: is each accessible, does it reflow, does it load without an error and from nowhere else?

usage: check_pages.py AXE.js SCREENSHOTS FILE...

Run by the Python in .validators; prints the problems of each page as JSON, and puts pictures into the folder
SCREENSHOTS. Each page is opened at several widths, by day and by night. axe-core's rules of WCAG 2.0 to 2.2, A and AA,
and its best practices are run; at no width, not even 320 pixels (WCAG 1.4.10), may anything scroll sideways.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS: dict[Literal["light", "dark"], tuple[int, ...]] = {"light": (1440, 768, 320), "dark": (1440,)}
"""At which widths, in pixels, a page is looked at by day and by night."""


def check(browser: Browser, path: Path, axe: str, screenshots: Path) -> Iterator[str]:
    """Yield what is wrong with the page at ``path``."""
    for scheme, widths in LOOKS.items():
        context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
        page = context.new_page()
        heard: list[str] = []
        listen(page, heard)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path.as_uri(), wait_until="load")
            page.screenshot(path=screenshots / f"{path.stem}-{scheme}-{width}.png")
            wide = page.evaluate("document.scrollingElement.scrollWidth")
            if wide > width:
                yield f"{scheme}: at {width} pixels the content is {wide} wide"
            yield from (f"{scheme}, {width} pixels: {problem}" for problem in by_axe(page, axe))
        yield from heard
        context.close()


def listen(page: Page, heard: list[str]) -> None:
    """Put script errors, failed requests and requests to any server into ``heard``."""
    page.on("pageerror", lambda error: heard.append(f"script error: {error}"))
    page.on("console", lambda message: heard.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("requestfailed", lambda request: heard.append(f"not loaded: {request.url}"))
    page.on("request", lambda request: heard.append(f"asks {request.url}") if _is_foreign(request.url) else None)


def by_axe(page: Page, axe: str) -> Iterator[str]:
    """Yield what axe-core finds; it runs by the debugging protocol, so that the page's own policy stays in force."""
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    if not found["passes"]:
        yield "axe-core found nothing to check"
    for rule in found["violations"]:
        for node in rule["nodes"]:
            yield f"{rule['id']}: {rule['help']}: {' '.join(map(str, node['target']))}"


def _is_foreign(address: str) -> bool:
    return not address.startswith(("file:", "data:"))


def main() -> None:
    axe, screenshots, *files = map(Path, sys.argv[1:])
    screenshots.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        script = axe.read_text(encoding="utf-8")
        result = {str(file): list(check(browser, file, script, screenshots)) for file in files}
        browser.close()
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()
