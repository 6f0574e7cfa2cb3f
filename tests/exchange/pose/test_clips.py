"""Clips from outside."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from synovia.exchange.pose import clips
from synovia.exchange.pose.clips import frames_of
from synovia.exchange.pose.refusals import NotAClip, TooLarge


@pytest.fixture
def clip(tmp_path: Path) -> bytes:
    """Twenty pictures at ten a second, ever brighter."""
    path = tmp_path / "clip.mp4"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), 10, (160, 120))
    for index in range(20):
        writer.write(np.full((120, 160, 3), 10 * index, dtype=np.uint8))
    writer.release()
    return path.read_bytes()


def test_a_clip_comes_picture_by_picture_with_its_times_and_progress(clip: bytes) -> None:
    done: list[float] = []
    frames = list(frames_of(clip, done.append))
    assert [time for time, _ in frames] == pytest.approx([index / 10 for index in range(20)])
    assert all(image.shape == (120, 160, 3) for _, image in frames)
    assert [int(image.mean()) for _, image in frames[::5]] == pytest.approx([0, 50, 100, 150], abs=4)
    assert done == sorted(done)
    assert done[-1] == 1.0


def test_nothing_stays_on_the_disk(clip: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "here"))
    (tmp_path / "here").mkdir()
    next(iter(frames_of(clip)))
    assert list((tmp_path / "here").iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"words\n" * 100, b"#EXTM3U\nhttp://example.org/a.ts\n", b"\0\0\0\x18ftypisom" + b"\0" * 500],
    ids=["nothing", "text", "a playlist that names an address", "a broken MP4"],
)
def test_what_is_no_clip_is_refused(content: bytes) -> None:
    with pytest.raises(NotAClip):
        list(frames_of(content))


def test_a_clip_longer_than_allowed_is_refused(clip: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clips, "SECONDS_MOST", 1)
    with pytest.raises(TooLarge, match="longer"):
        list(frames_of(clip))


def test_a_clip_larger_than_allowed_is_refused(clip: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clips, "BYTES_MOST", 100)
    with pytest.raises(TooLarge, match="MB"):
        list(frames_of(clip))
