"""A video clip from outside, picture by picture. OpenCV reads it from a file of ours, never from an address."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from synovia.exchange.pose.crops import Image
from synovia.exchange.pose.refusals import NotAClip, TooLarge

BYTES_MOST = 300_000_000
PIXELS_MOST = 3840 * 2160
SECONDS_MOST = 90
FRAMES_MOST = 60 * SECONDS_MOST
SIDE_MOST = 1280
HEAD = 16
"""How many first bytes tell the kind of a file."""

Progress = Callable[[float], None]
"""Told the share done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What a clip's head says: size in pixels, pictures a second, how many."""

    width: int
    height: int
    rate: float
    count: int


def frames_of(content: bytes, on_progress: Progress | None = None) -> Iterator[tuple[float, Image]]:
    """Each picture, RGB and at most `SIDE_MOST` on its longer side, with its time in seconds.

    Raises NotAClip or TooLarge, for what the head says before the first picture, and again if more comes than it said.
    """
    must_be_clip(content[:HEAD], len(content))
    with _on_disk(content) as path:
        yield from _read(path, on_progress)


def frames_in(path: Path, on_progress: Progress | None = None) -> Iterator[tuple[float, Image]]:
    """The same for a clip that is in a file of ours already."""
    with path.open("rb") as file:
        must_be_clip(file.read(HEAD), path.stat().st_size)
    yield from _read(path, on_progress)


def must_be_clip(head: bytes, size: int) -> None:
    """Raises TooLarge or NotAClip for what the first `HEAD` bytes and the size of a file already say."""
    if size > BYTES_MOST:
        raise TooLarge(f"The clip is larger than {BYTES_MOST // 1_000_000} MB. Send a shorter one.")
    if not is_video(head):
        raise NotAClip("The file is not a video that is read here. Send MP4, MOV or WebM.")


def is_video(head: bytes) -> bool:
    """By its first bytes: MP4 and MOV (a box `ftyp`), WebM and Matroska (EBML). No playlist, no picture sequence."""
    return head[4:8] == b"ftyp" or head[:4] == b"\x1a\x45\xdf\xa3"


@contextmanager
def _on_disk(content: bytes) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(prefix="synovia-clip-", suffix=".video")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _read(path: Path, on_progress: Progress | None) -> Iterator[tuple[float, Image]]:
    opened = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
    try:
        clip = _head(opened)
        for index in range(FRAMES_MOST + 1):
            there, frame = opened.read()
            if not there:
                break
            if index == FRAMES_MOST or index / clip.rate > SECONDS_MOST:
                raise _too_long()
            yield index / clip.rate, _rgb(frame)
            if on_progress is not None:
                on_progress(min(1.0, (index + 1) / max(clip.count, 1)))
        else:
            raise _too_long()
        if index == 0:
            raise NotAClip("The clip holds no readable picture.")
    finally:
        opened.release()


def _head(opened: cv2.VideoCapture) -> Clip:
    if not opened.isOpened():
        raise NotAClip("The clip cannot be read. Send MP4, MOV or WebM.")
    width, height = (int(opened.get(what)) for what in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT))
    rate, count = opened.get(cv2.CAP_PROP_FPS), int(opened.get(cv2.CAP_PROP_FRAME_COUNT))
    if width * height > PIXELS_MOST:
        raise TooLarge("The clip's pictures are larger than 4K. Record it smaller.")
    if width * height == 0 or not 1 <= rate <= 240:
        raise NotAClip("The clip does not say its size or its pictures a second.")
    if count > SECONDS_MOST * rate:
        raise _too_long()
    return Clip(width, height, rate, count)


def _too_long() -> TooLarge:
    return TooLarge(f"The clip is longer than {SECONDS_MOST} seconds. Send a shorter one.")


def _rgb(frame: cv2.typing.MatLike) -> Image:
    shrink = SIDE_MOST / max(frame.shape[:2])
    if shrink < 1:
        frame = cv2.resize(frame, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2RGB), dtype=np.uint8)
