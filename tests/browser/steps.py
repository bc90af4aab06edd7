"""What a reader does in a page."""

from playwright.sync_api import Page


def follow(page: Page, selector: str, key: str | None = None) -> None:
    """Clicks what leads to another page, or presses the key there, and returns once that page has loaded: a click alone does not wait."""
    with page.expect_navigation():
        page.click(selector) if key is None else page.press(selector, key)
