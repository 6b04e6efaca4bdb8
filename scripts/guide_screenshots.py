"""Takes the pictures of docs/huong-dan by doing a month's work on a demo that was just loaded (`make guide`):

    .venv/bin/python scripts/guide_screenshots.py http://localhost:8000 var/demo-accounts.txt

It enters July 2023, edits, sends, approves, corrects and withdraws: never run it on a site that anyone needs.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from guide import announcement, figures, people, writing
from guide.camera import OUT
from guide.office import Office
from playwright.sync_api import sync_playwright


def main(base: str, accounts: Path) -> None:
    rows = [line.split("\t") for line in accounts.read_text(encoding="utf-8").splitlines()]
    OUT.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--lang=vi"],
            env={**os.environ, "LANGUAGE": "vi"},
        )
        office = Office(browser, base, {row[0]: row[1] for row in rows})
        figures.play(office)
        announcement.play(office)
        people.play(office)
        announcement.withdraw(office)
        writing.play(office)
        browser.close()
    office.camera.drop_others()
    print(f"{len(office.camera.taken)} pictures in {OUT}")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), Path(sys.argv[2]))
