"""Make the README's picture: the real playground, and somebody typing a misspelt term.

Needs a Chromium and ``pip install playwright``, which drives it.
"""

import asyncio
import shutil
import sys
from pathlib import Path

from playwright.async_api import async_playwright

from bot.chat.wording.english import ENGLISH
from bot.glossary.term import Language
from bot.playground import playground

PICTURE = Path(__file__).parent.parent / "docs" / "images" / "playground.png"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


async def main(chromium: str) -> None:
    """Type ``/define shadr`` as a member and save what stands on the screen."""
    async with playground(Language.EN) as world, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = await browser.new_page(viewport={"width": 1180, "height": 900})
        await page.goto(world.preview.url)
        await page.get_by_placeholder("Message #glossary").click()
        await page.keyboard.type("/define", delay=50)
        await page.get_by_text(ENGLISH.define_description).first.wait_for()
        await page.keyboard.press("Enter")
        await page.keyboard.type("shadr", delay=50)
        await page.locator("[role=option]", has_text="Sharding").first.wait_for()
        await page.screenshot(path=PICTURE)
        await browser.close()
    print(PICTURE)


if __name__ == "__main__":
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        sys.exit("Install Chromium first (Debian: apt install chromium).")
    asyncio.run(main(found))
