"""The capture page in a browser whose camera plays a film: pictures a second, what it reads, and what leaves the clinic."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.rows import Options, Row
from bench.stage import served

SECONDS = 75
RATE_GOAL, WITHIN = 12, 8
PEAKS = (60.0, 85.0, 110.0)


def measure(options: Options) -> Iterator[Row]:
    """75 seconds before a filmed knee, again and again. Raises AssertionError when anything leaves the clinic."""
    from playwright.sync_api import sync_playwright

    from synovia.project.django_setup import start_django

    start_django()  # the cast, whose password and code sign in, is read from the settings
    from tests.camera.filmed import camera_playing, open_evaluation, watched_page, write_film
    from tests.stage.sign_in import sign_in

    with TemporaryDirectory() as folder, served(0, workers=1) as (address, _process, _seconds):
        film, url = Path(folder) / "knee.y4m", address.replace("127.0.0.1", "localhost")
        write_film(film, "knee_flexion", "left", PEAKS)
        with sync_playwright() as program, camera_playing(program.chromium, film) as browser:
            page, seen = watched_page(browser, url)
            sign_in(page, url, "david@demo.synovia.example")
            page.goto(f"{open_evaluation(page, url)}camera/?motion=knee_flexion&side=left")
            rates, peaks = [], []
            ends = time.monotonic() + SECONDS
            while time.monotonic() < ends:
                page.locator("button[data-do=start]:visible").first.click()
                page.wait_for_selector("motion-capture[data-state=result]", timeout=120_000)
                rates.append(float(page.get_attribute("motion-capture", "data-rate") or 0))
                texts = page.locator("[data-result] .capture-peaks li").all_inner_texts()
                peaks.append([float(text.strip("°")) for text in texts])
    assert not seen.violations, seen.violations
    assert not seen.foreign, seen.foreign
    yield Row(
        "live pose, full model, pictures a second",
        figures={"least": f"{min(rates):.1f}", "most": f"{max(rates):.1f}"},
        goal=f"≥ {RATE_GOAL}",
        met=min(rates) >= RATE_GOAL,
    )
    errors = [abs(a - b) for found in peaks for a, b in zip(found, PEAKS, strict=False)]
    yield Row(
        "peaks of a filmed knee, degrees from the truth",
        figures={"most": f"{max(errors, default=float('nan')):.1f}", "sets": str(len(peaks))},
        goal=f"≤ {WITHIN}, three found each time",
        met=all(len(found) == len(PEAKS) for found in peaks) and max(errors) <= WITHIN,
    )
    yield Row(
        f"over {SECONDS} s",
        figures={"off-origin requests": "0", "CSP violations": "0", "script errors": str(len(seen.errors))},
        goal="0",
        met=not seen.errors,
    )
