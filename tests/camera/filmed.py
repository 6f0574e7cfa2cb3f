"""A browser whose camera plays a film, and everything it does watched: what leaves the clinic, what the policy forbids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from numpy.typing import NDArray

from scripts.bodies.films import SIZE, Film, film
from scripts.bodies.people import PEOPLE
from tests.stage.browser import launch_arguments

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserType, Page

PICTURES_A_SECOND = 15
CLIP_RATE = 12
STEP = 5  # degrees: poses are drawn on this grid, each once, so that a film takes seconds to make
NEUTRAL, MOVING, HELD, RESTED = 4.0, 1.2, 0.8, 0.6  # seconds


@dataclass
class Watched:
    """What a page did that it must not do."""

    violations: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def write_film(path: Path, motion: str, side: str, peaks: tuple[float, ...], person: str = "man") -> None:
    """Repetitions of a motion to these peaks, for Chromium's fake camera. It loops."""
    filmed = film(PEOPLE[person], motion, side, peaks)
    drawn: dict[float, bytes] = {}
    with path.open("wb") as out:
        out.write(f"YUV4MPEG2 W{SIZE[0]} H{SIZE[1]} F{PICTURES_A_SECOND}:1 Ip A1:1 C420jpeg\n".encode())
        for degrees in course(peaks):
            if degrees not in drawn:
                drawn[degrees] = _drawn(filmed, degrees)
            out.write(b"FRAME\n" + drawn[degrees])


def write_clip(path: Path, pictures: Iterable[NDArray[np.uint8]], rate: int = CLIP_RATE) -> bytes:
    """RGB pictures as an MP4, as somebody would upload it."""
    writer = None
    for picture in pictures:
        if writer is None:
            size = (picture.shape[1], picture.shape[0])
            writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), rate, size)
        writer.write(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    assert writer is not None
    writer.release()
    return path.read_bytes()


def clip_of(path: Path, motion: str, side: str, peak: float, person: str = "man") -> bytes:
    """One repetition of a motion to this peak, three seconds long."""
    up = peak * (1 - np.cos(np.linspace(0, np.pi, CLIP_RATE))) / 2
    degrees = [*[0.0] * 6, *up, *[peak] * 6, *up[::-1], *[0.0] * 6]
    return write_clip(
        path, replace(film(PEOPLE[person], motion, side, (peak,)), degrees=np.array(degrees)).frames()
    )


def course(peaks: tuple[float, ...]) -> list[float]:
    """The true angle of each picture, degrees."""
    up = (1 - np.cos(np.linspace(0, np.pi, round(MOVING * PICTURES_A_SECOND)))) / 2
    found = [0.0] * round(NEUTRAL * PICTURES_A_SECOND)
    for peak in peaks:
        found += [*(peak * up), *[peak] * round(HELD * PICTURES_A_SECOND), *(peak * up[::-1])]
        found += [0.0] * round(RESTED * PICTURES_A_SECOND)
    return [round(degrees / STEP) * float(STEP) for degrees in found]


def _drawn(filmed: Film, degrees: float) -> bytes:
    picture = next(replace(filmed, degrees=np.array([degrees])).frames())
    return bytes(cv2.cvtColor(picture, cv2.COLOR_RGB2YUV_I420).tobytes())


@contextmanager
def camera_playing(browser_type: BrowserType, path: Path | None) -> Iterator[Browser]:
    """Chromium with that film for a camera; without a path, with no camera at all."""
    given = launch_arguments()
    fake = (
        ("--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={path}")
        if path
        else ("--use-fake-device-for-media-stream=device-count=0",)
    )
    browser = browser_type.launch(
        **{**given, "args": [*given["args"], *fake, "--use-fake-ui-for-media-stream"]}
    )
    try:
        yield browser
    finally:
        browser.close()


def watched_page(browser: Browser, url: str, **options: Any) -> tuple[Page, Watched]:
    """A page that tells of every request to elsewhere, every breach of the content security policy, every script error."""
    seen = Watched()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=url, **options)
    context.expose_binding("violated", lambda _source, what: seen.violations.append(what))
    context.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => violated(`${e.violatedDirective} ${e.blockedURI}`))"
    )
    context.on(
        "request",
        lambda request: (
            None if request.url.startswith((url, "data:", "blob:")) else seen.foreign.append(request.url)
        ),
    )
    context.on("weberror", lambda error: seen.errors.append(str(error.error)))
    return context.new_page(), seen


def open_evaluation(page: Page, url: str) -> str:
    """The address of an open evaluation of one of David's patients, begun if need be."""
    for chart in _links(page, f"{url}/clinic/", "/chart/"):
        notes = _links(page, url + chart, "/clinic/evaluation/")
        begin = page.locator("form[action*='/evaluate/'] button").first
        if begin.count():
            begin.click()
            page.wait_for_url("**/evaluation/**")
            return page.url
        for note in notes:
            page.goto(url + note)
            if page.locator("form#evaluation").count():
                return page.url
    raise AssertionError("no patient of David's can be evaluated")


def _links(page: Page, address: str, part: str) -> list[str]:
    page.goto(address)
    found = {link.get_attribute("href") for link in page.locator(f"a[href*='{part}']").all()}
    return sorted(filter(None, found))
