"""What the capture pages show: the page's own data for its script, a result, and the camera's values in an evaluation."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from synovia.domain.motion.angles import NECK, Motion, SeenFrom, View
from synovia.domain.motion.quality import Flag
from synovia.knowledge.camera import camera_limits_for_browser
from synovia.knowledge.library import library
from synovia.records.motion.choices import CaptureSource, CaptureStatus, ClipState
from synovia.records.motion.queries import camera_values, is_lost, latest_clip
from synovia.records.motion.study_queries import clinic_mdc
from synovia.web.clinician.capture_words import (
    MOTIONS,
    REGION_MOTIONS,
    camera_round,
    finding_of,
    live_words,
    sides_of,
    stand_words,
    title_of,
    view_of,
)

if TYPE_CHECKING:
    from synovia.records.examination.models import Evaluation
    from synovia.records.motion.models import Capture, ClipJob

PACKAGE = "@mediapipe/tasks-vision 0.10.21"


@dataclass(frozen=True, slots=True)
class Choice:
    """A motion and side that can be measured, and where."""

    title: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """The motion and side of this page, in words and for the script."""

    motion: Motion
    side: str

    @property
    def title(self) -> str:
        return title_of(self.motion, self.side)

    @property
    def view(self) -> str:
        return str(view_of(self.motion))

    @property
    def stand(self) -> str:
        return stand_words(self.motion, self.side)

    @property
    def begin(self) -> str:
        return str(MOTIONS[self.motion].begin)

    @property
    def move(self) -> str:
        return str(MOTIONS[self.motion].move)

    @property
    def field(self) -> str:
        """The evaluation's field for the same motion by hand."""
        return finding_of(self.motion, self.side)

    @property
    def round(self) -> int:
        return camera_round(self.motion, self.side)

    @property
    def is_seen_from_two_ways(self) -> bool:
        """Whether a camera may stand before or behind the person, so that somebody must say which."""
        return view_of(self.motion) is View.FRONT

    def seen_from(self, given: Any) -> SeenFrom | None:
        """What was said of an uploaded file; None where it has to be said and was not."""
        if not self.is_seen_from_two_ways:
            return SeenFrom.FRONT
        return next((one for one in SeenFrom if one == given.get("seen_from")), None)

    def told(self) -> str:
        """What the script needs to know, as JSON."""
        return json.dumps(
            {
                "motion": self.motion,
                "side": self.side,
                "ofNeck": self.motion in NECK,
                "cameraRound": self.round,
                "limits": camera_limits_for_browser(),
                "words": live_words(self.motion),
                "package": PACKAGE,
                "files": {name: static(f"build/models/{file}") for name, file in FILES.items()},
            }
        )


FILES = {
    "wasmLoader": "vision_wasm_internal.js",
    "wasm": "vision_wasm_internal.wasm",
    "pose": "pose_full.task",
    "face": "face.task",
}


@dataclass(frozen=True, slots=True)
class Result:
    """A capture, to be looked at before it is taken over."""

    capture: Capture
    clinic_id: UUID

    @property
    def title(self) -> str:
        return title_of(Motion(self.capture.motion), self.capture.side)

    @property
    def value(self) -> str:
        return f"{self.capture.mean:.0f}°"

    @property
    def spread(self) -> str:
        return "" if self.capture.sd is None else f"± {self.capture.sd:.1f}°"

    @property
    def peaks(self) -> list[str]:
        return [f"{peak:.0f}°" for peak in self.capture.peaks]

    @property
    def of_photo(self) -> bool:
        return self.capture.source == CaptureSource.UPLOAD and not self.capture.peaks

    @property
    def as_read(self) -> str:
        """What the model read, and what was taken off it; empty where nothing was."""
        return as_read(self.capture.mean, self.capture.zero)

    @property
    def warnings(self) -> list[str]:
        return [_(Flag(flag).words) for flag in self.capture.flags]

    @property
    def error(self) -> str:
        """What the value can be off by: the clinic's own figure once adopted, else the literature's or the design's."""
        own = clinic_mdc(self.clinic_id, self.capture.motion, "camera")
        if own is not None:
            return _("A change counts from %(mdc)s° (this clinic’s own reliability study).") % {
                "mdc": f"{own:.0f}"
            }
        known = library().references.error_of(self.capture.motion, "camera")
        if known is None:
            return _("How far it can be off is not known.")
        return _("Standard error about %(sem)s°; a change counts from %(mdc)s°. %(where)s") % {
            "sem": f"{known.sem:g}",
            "mdc": f"{known.mdc:g}",
            "where": _("A design value, not yet measured on patients."),
        }


def as_read(mean: Decimal, zero: Decimal | None) -> str:
    """The mean as the model read it and what was taken off, or put on, because of where its points lie."""
    if not zero:
        return ""
    given = {"read": f"{mean + zero:.0f}", "shift": f"{float(abs(zero)):g}"}
    if zero > 0:
        said = _("As read %(read)s°; %(shift)s° subtracted because the model’s points lie beside the joint.")
    else:
        said = _("As read %(read)s°; %(shift)s° added because the model’s points lie beside the joint.")
    return said % given


@dataclass(frozen=True, slots=True)
class Clip:
    """An uploaded clip on its way. With its result where the page does not show that already."""

    job: ClipJob
    with_result: bool = False

    @property
    def problem(self) -> str:
        if is_lost(self.job):
            return _("The server was interrupted while it measured. Send the file again.")
        return self.job.problem

    @property
    def is_moving(self) -> bool:
        return self.job.state in (ClipState.QUEUED, ClipState.RUNNING) and not self.problem

    @property
    def result(self) -> Result | None:
        """What waits for the therapist's word."""
        found = self.job.capture if self.with_result else None
        if found is None or found.status != CaptureStatus.WAITING:
            return None
        return Result(found, self.job.clinic_id)


def clip_under_way(evaluation: Evaluation, asked: Asked) -> Clip | None:
    """The last uploaded clip of this motion, unless it was measured: then its value is on the page."""
    job = latest_clip(evaluation, str(asked.motion), asked.side)
    return None if job is None or job.state == ClipState.DONE else Clip(job)


def choices(evaluation: Evaluation, region: str, now: Asked | None = None) -> tuple[Choice, ...]:
    """What can be measured: the region's motions first, on the capture page all others after them."""
    own = REGION_MOTIONS.get(region, ())
    wanted = own if now is None else (*own, *(motion for motion in Motion if motion not in own))
    return tuple(
        Choice(title_of(motion, side), address(evaluation, motion, side), now == Asked(motion, side))
        for motion in wanted
        for side in sides_of(motion)
    )


def address(evaluation: Evaluation, motion: Motion, side: str) -> str:
    """The capture page of a motion."""
    asked = {"motion": str(motion)} | ({"side": side} if side else {})
    return f"{reverse('clinician:capture', args=[evaluation.pk])}?{urlencode(asked)}"


def asked_in(given: Any, region: str) -> Asked:
    """The motion and side of the address; the region's first where the address names none that exists."""
    motion = next((one for one in Motion if one == given.get("motion")), None)
    motion = motion or next(iter(REGION_MOTIONS.get(region, ())), Motion.SHOULDER_FLEXION)
    sides = sides_of(motion)
    return Asked(motion, given.get("side") if given.get("side") in sides else sides[0])


@dataclass(frozen=True, slots=True)
class Line:
    """A confirmed value by camera, on a line of its own."""

    title: str
    value: str
    spread: str
    peaks: str
    as_read: str
    warnings: int


def lines(captures: Iterable[Capture]) -> tuple[Line, ...]:
    """The camera's confirmed values."""
    return tuple(
        Line(
            title_of(Motion(one.motion), one.side),
            f"{one.mean:.0f}°",
            "" if one.sd is None else f"± {one.sd:.1f}°",
            ", ".join(f"{peak:.0f}°" for peak in one.peaks),
            as_read(one.mean, one.zero),
            len(one.flags),
        )
        for one in camera_values(captures)
    )


def waiting(captures: Iterable[Capture]) -> tuple[Result, ...]:
    """What still waits for the therapist's word."""
    return tuple(Result(one, one.clinic_id) for one in captures if one.status == CaptureStatus.WAITING)


def confirmed(captures: Iterable[Capture], asked: Asked) -> list[Capture]:
    """The confirmed captures of this motion and side, in their order."""
    wanted = (CaptureStatus.CONFIRMED, str(asked.motion), asked.side)
    return [one for one in captures if (one.status, one.motion, one.side) == wanted]
