"""Make the README's pictures in the real playground: a misspelled term that completes, and a term of the day.

Needs a Chromium and ``pip install playwright``, which drives it.
"""

import asyncio
import shutil
import sys
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bot.cogs.daily.wording.english import ENGLISH as DAILY
from bot.cogs.define.wording.english import ENGLISH as DEFINE
from bot.glossary.term import Language
from bot.playground import Playground, playground

PICTURES = Path(__file__).parent.parent / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


async def main(chromium: str) -> None:
    """Save a screenshot of each of the two moments."""
    async with playground(Language.EN) as world, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = await browser.new_page(viewport={"width": 1180, "height": 900})
        await page.goto(world.preview.url)
        await misspelled(page)
        await page.screenshot(path=PICTURES / "playground.png")
        await term_of_the_day(world)
        await page.reload()
        await page.get_by_text(DAILY.heading).first.click()  # in the list beside the conversation
        await page.wait_for_timeout(1000)  # it scrolls there
        await page.screenshot(path=PICTURES / "daily.png")
        await browser.close()
    print(PICTURES)


async def misspelled(page: Page) -> None:
    """Type ``/define shadr`` as a member."""
    await page.get_by_placeholder("Message #glossary").click()
    await page.keyboard.type("/define", delay=50)
    await page.get_by_text(DEFINE.define_description).first.wait_for()
    await page.keyboard.press("Enter")
    await page.keyboard.type("shadr", delay=50)
    await page.locator("[role=option]", has_text="Sharding").first.wait_for()


async def term_of_the_day(world: Playground) -> None:
    """Let the admin set up the daily term and post today's."""
    async with world.turns:
        await world.admin.slash(world.channel, "daily set", channel=world.channel, time="09:00", timezone="UTC")
        await world.admin.slash(world.channel, "daily post-now")
        await world.preview.refresh()


if __name__ == "__main__":
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        sys.exit("Install Chromium first (Debian: apt install chromium).")
    asyncio.run(main(found))
