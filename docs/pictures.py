"""Make the README's pictures anew: a page map and a report, as Chromium shows them; ``make pictures`` runs this."""  # noqa: INP001 - a script

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
PAGE = "fixtures/pages/wendland-review.example/twenty-bridges/page.html"
RUNS = 2
"""Of the demo: the second one has something to compare with."""
WIDTH, HEIGHT = 1200, 900
# What would have Chromium ask its maker's servers for something.
QUIET = (
    "--disable-background-networking --disable-component-update --disable-gpu --disable-quic --disable-sync "
    "--headless --hide-scrollbars --no-first-run"
).split()


def scrapy(*arguments: str, output: Path) -> None:
    """Run one of the project's commands."""
    command = [sys.executable, "-m", "scrapy", *arguments]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"NEWSSCRAPE_OUTPUT": str(output)}, check=True)


def picture(browser: str, page: Path, target: Path) -> None:
    """Have a browser take a picture of a page."""
    with TemporaryDirectory() as profile:
        command = [
            browser,
            *QUIET,
            *(["--no-sandbox"] if os.getuid() == 0 else []),  # root has no sandbox
            f"--user-data-dir={profile}",
            f"--window-size={WIDTH},{HEIGHT}",
            f"--screenshot={target}",
            page.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=60)


def main() -> None:
    """Make both pictures."""
    browser = shutil.which("chromium")
    if browser is None:
        raise SystemExit("chromium is not installed; it takes the pictures.")
    with TemporaryDirectory() as folder:
        output = Path(folder)
        for _ in range(RUNS):
            demo = [sys.executable, "fixtures/demo.py"]
            subprocess.run(demo, cwd=ROOT, env=os.environ | {"NEWSSCRAPE_OUTPUT": folder}, check=True)
        scrapy("explain", PAGE, "-o", str(output / "page-map.html"), output=output)
        first = min(output.glob("articles/*.manifest.json")).name.removeprefix("news-").removesuffix(".manifest.json")
        scrapy("report", first, "-o", str(output / "report.html"), output=output)
        for name in ("page-map", "report"):
            picture(browser, output / f"{name}.html", ROOT / f"docs/{name}.png")


if __name__ == "__main__":
    main()
