"""An uploaded clip or photo on its way to a value: taken from the request, measured in a thread of its own, forgotten.

One clip at a time in each process, so that pages stay quick. The file has no name on the disk: it is gone with the
process that measures it, whatever ends it.
"""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from synovia.domain.motion.angles import NECK, Motion, SeenFrom
from synovia.domain.motion.landmarks import Side
from synovia.domain.motion.measuring import METHOD, Measured, measured
from synovia.domain.motion.quality import Flag
from synovia.domain.motion.recording import Frame, Recording, RecordingRefused, read_recording, written
from synovia.exchange.pose import clips, images
from synovia.exchange.pose.crops import Image
from synovia.exchange.pose.find import read_photo, recording_of_clip
from synovia.exchange.pose.refusals import PictureRefused, TooLarge
from synovia.exchange.pose.weights import PACKAGES, POSE_HEAVY
from synovia.knowledge.camera import camera_limits
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.clinical import EditedElsewhere
from synovia.records.examination.access import evaluation_for
from synovia.records.motion import actions, clip_actions
from synovia.records.motion.choices import CaptureSource
from synovia.records.refusals import NotYours, Refused
from synovia.web.clinician.capture_words import camera_round

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from synovia.records.motion.models import ClipJob

logger = logging.getLogger("synovia.clips")

RATE_MOST = 31.0
"""Pictures a second that are looked at; of a faster clip every second one, or fewer."""
TELL_EVERY = 1.0
"""Seconds between two signs of life."""
FINDING_SHARE = 0.97
"""Share of the progress that finding the points takes; the rest is the arithmetic."""

_at_work = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clip")


class NoValue(Exception):
    """The clip was read, and what it shows may not be stored; the message says why."""


def looked_at(sent: UploadedFile[bytes]) -> None:
    """Refuse at once what size and first bytes already tell. Raises PictureRefused."""
    if _claims_to_be_clip(sent):
        head = sent.read(clips.HEAD)
        sent.seek(0)
        clips.must_be_clip(head, sent.size or 0)
    elif (sent.size or 0) > images.BYTES_MOST:
        raise TooLarge(f"The photo is larger than {images.BYTES_MOST // 1_000_000} MB. Send a smaller one.")


def measure_later(job: ClipJob, sent: UploadedFile[bytes], seen_from: SeenFrom, by: Actor) -> None:
    """Measure it once this request's transaction stands. `seen_from` is what the therapist said of the picture."""
    is_clip = _claims_to_be_clip(sent)
    file = tempfile.TemporaryFile()  # noqa: SIM115  closed by `work`
    shutil.copyfileobj(sent, file)
    file.flush()
    transaction.on_commit(lambda: _at_work.submit(work, job, file, is_clip, seen_from, by))


def work(job: ClipJob, file: IO[bytes], is_clip: bool, seen_from: SeenFrom, by: Actor) -> None:
    """Measure and keep, or say why not; whatever happens, the file goes."""
    try:
        found, recording = _measured(job, file, is_clip, seen_from, _teller(job, by))
        _keep(job, found, recording, by)
    except (PictureRefused, RecordingRefused, NoValue, Refused) as refusal:
        _fail(job, str(refusal), by)
    except (NotYours, EditedElsewhere):
        _fail(job, _("The evaluation can no longer be written."), by)
    except Exception:  # the therapist must learn of it, whatever it was
        logger.exception("clip %s could not be measured", job.pk)
        _fail(job, _("Something went wrong while measuring, and it was noted. Try again."), by)
    finally:
        file.close()


def _measured(
    job: ClipJob, file: IO[bytes], is_clip: bool, seen_from: SeenFrom, tell: Callable[[float], None]
) -> tuple[Measured, Recording]:
    motion, side = Motion(job.motion), Side(job.side)
    tell(0.0)
    if not is_clip:
        file.seek(0)
        return _of_photo(images.read_picture(file.read()).image, motion, side, seen_from)
    pictures = _thinned(
        clips.frames_in(Path(f"/dev/fd/{file.fileno()}"), lambda share: tell(FINDING_SHARE * share))
    )
    seen = recording_of_clip(
        pictures, motion, side, camera_round=camera_round(motion, side), seen_from=seen_from
    )
    recording = read_recording(written(seen))
    found = measured(recording, camera_limits())
    if found.degrees is None:
        raise NoValue(_words(found.refusals or (Flag.NO_REPETITION,)))
    return found, recording


def _of_photo(image: Image, motion: Motion, side: Side, seen_from: SeenFrom) -> tuple[Measured, Recording]:
    """One picture: one value, no repetitions, no spread, no neutral pose."""
    if motion in NECK:
        raise NoValue(_("The neck is measured against its neutral pose: send a clip that begins with it."))
    reading, body = read_photo(image, motion, side, camera_limits(), seen_from=seen_from)
    if reading.degrees is None:
        raise NoValue(_words(tuple(flag for flag in reading.flags if flag.refuses)))
    zero, frame = camera_limits().zero[motion], Frame(0.0, body, None, 1)
    found = Measured(
        motion, side, reading.degrees, None, None, (), reading.flags, 0.0, 1.0, None, zero, METHOD
    )
    weights = POSE_HEAVY.name, POSE_HEAVY.sha256, PACKAGES
    size = body.width, body.height
    return found, Recording(motion, side, *size, 0.0, 0.0, *weights, None, (frame,), seen_from)


def _keep(job: ClipJob, found: Measured, recording: Recording, by: Actor) -> None:
    with log.passage_apart(by):
        kept = actions.keep_capture(
            evaluation=evaluation_for(by, job.evaluation_id, action="capture.measured"),
            measured=found,
            recording=recording,
            sent=json.dumps(written(recording)).encode(),
            source=CaptureSource.UPLOAD,
            by=by,
        )
        clip_actions.finish_clip(job=job, capture=kept)


def _fail(job: ClipJob, problem: str, by: Actor) -> None:
    with log.passage_apart(by):
        clip_actions.fail_clip(job=job, problem=problem)


def _teller(job: ClipJob, by: Actor) -> Callable[[float], None]:
    """Writes how far it is, at most once a second."""
    last = -TELL_EVERY

    def tell(share: float) -> None:
        nonlocal last
        if time.monotonic() - last >= TELL_EVERY:
            last = time.monotonic()
            with log.passage_apart(by):
                clip_actions.note_progress(job=job, percent=round(100 * share))

    return tell


def _thinned(pictures: Iterable[tuple[float, Image]]) -> Iterator[tuple[float, Image]]:
    """At most `RATE_MOST` pictures a second."""
    due = 0.0
    for at, image in pictures:
        if at >= due:
            due = at + 1 / RATE_MOST
            yield at, image


def _claims_to_be_clip(sent: UploadedFile[bytes]) -> bool:
    """By what it is, or else by what it says it is: then it is refused as a clip, in fitting words."""
    head = sent.read(clips.HEAD)
    sent.seek(0)
    if clips.is_video(head):
        return head[8:12] not in images.HEIC_BRANDS
    return (sent.content_type or "").startswith("video/")


def _words(flags: tuple[Flag, ...]) -> str:
    return " ".join(_(flag.words) for flag in flags)
