"""The feed as a person sees and uses it: what the tests say, in terms of the page."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from playwright.sync_api import Locator, Page, expect

URL = "https://www.facebook.com/"

POINT = """words => {
    const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
    const [box] = ranges.find((range) => String(range) === words).getClientRects();
    return [box.left + box.width / 2, box.top + box.height / 2];
}"""

UNDERLINED = """() => [...CSS.highlights]
    .filter(([name]) => name.startsWith("rapport-"))
    .flatMap(([, highlight]) => [...highlight].map(String))"""

STATE = """box => {
    const text = (node) => "children" in node ? node.children.map(text).join("")
        : node.type === "linebreak" ? "\\n" : node.text ?? "";
    const { root } = box.__lexicalEditor.getEditorState().toJSON();
    return root.children.map(text).join("\\n");
}"""


class Feed:
    """A page with a box to write in: one post with its comments, if nothing else is asked for."""

    def __init__(self, page: Page, box: str = "comment") -> None:
        self.page = page
        self.box = page.locator(f'[data-box="{box}"]')
        self.chip = page.locator("[data-rapport] .chip")
        self.card = page.locator("[data-rapport] .card")
        self.offers = self.card.locator(".offer")
        self.note = page.locator("[data-rapport] .note")
        self.anything = page.locator("[data-rapport]")

    def open(self, path: str = "") -> Feed:
        self.page.goto(URL + path)
        self.box.wait_for()
        return self

    def type(self, text: str) -> None:
        """Types as a person does, key by key; line breaks with Shift, as Enter alone would send."""
        self.box.click()
        for number, line in enumerate(text.split("\n")):
            if number:
                self.page.keyboard.press("Shift+Enter")
            self.page.keyboard.type(line)

    def underlined(self) -> list[str]:
        """The words under our highlights, from the browser's own registry."""
        return self.page.evaluate(UNDERLINED)

    def wait_for_underline(self, words: str) -> None:
        self.page.wait_for_function(f"words => ({UNDERLINED})().includes(words)", arg=words)

    def wait_for_no_underline(self) -> None:
        self.page.wait_for_function(f"() => ({UNDERLINED})().length === 0")

    def highlights(self) -> list[str]:
        """The names of our highlights that hold any words: they tell the tone and the theme."""
        return self.page.evaluate("() => [...CSS.highlights].filter(([, h]) => h.size > 0).map(([name]) => name)")

    def point_at(self, words: str) -> tuple[float, float]:
        """The middle of some underlined words, on the screen."""
        x, y = self.page.evaluate(POINT, words)
        return x, y

    def wait_until(self, condition: Callable[[], bool], seconds: float = 10) -> None:
        """Waits for something that the page does not know of."""
        end = monotonic() + seconds
        while not condition():
            assert monotonic() < end, "waited in vain"
            self.page.wait_for_timeout(20)

    def text(self) -> str:
        """What the editor's own state holds: what the site would send."""
        return self.box.evaluate(STATE)

    def wait_for_text(self, text: str) -> None:
        self.page.wait_for_function(f"([box, text]) => ({STATE})(box) === text", arg=[self.box.element_handle(), text])

    def wait_for_offers(self, count: int = 2) -> None:
        expect(self.card.locator('.offer[data-stage="ready"]')).to_have_count(count)

    def offered(self, style: str) -> Locator:
        return self.card.locator(f'.offer[data-style="{style}"] .words')

    def undo(self) -> None:
        self.page.keyboard.press("Control+z")

    def redo(self) -> None:
        self.page.keyboard.press("Control+Shift+z")

    def post(self) -> str:
        """Presses the site's own button, the nearest to the box, and returns what it sent."""
        self.box.locator("xpath=ancestor::*[.//*[@data-send]][1]").locator("[data-send]").click()
        return self.page.locator("[data-sent]").last.inner_text()
