"""A motion measured by camera, as the shared fixtures recorded it, in an open evaluation of a patient of the cast."""

import json
from copy import deepcopy
from datetime import date
from typing import Any

from synovia.demo.settle import DemoClinic
from synovia.domain.motion.measuring import measured
from synovia.domain.motion.recording import read_recording
from synovia.knowledge.camera import camera_limits
from synovia.records.accounts.actor import Actor
from synovia.records.episodes.actions import open_episode
from synovia.records.examination.actions import start_evaluation
from synovia.records.examination.models import Evaluation
from synovia.records.motion.actions import keep_capture
from synovia.records.motion.choices import StudyMethod
from synovia.records.motion.models import Capture, ReliabilityStudy
from synovia.records.motion.study_actions import open_study
from tests.camera.shared import fixture


def recording(name: str = "three knee bends") -> dict[str, Any]:
    """What the browser sends, as a copy to be spoiled at will."""
    copied: dict[str, Any] = deepcopy(_case(name)["recording"])
    return copied


def expected(name: str = "three knee bends") -> dict[str, Any]:
    """What the recording was made at."""
    found: dict[str, Any] = _case(name)["expected"]
    return found


def _case(name: str) -> dict[str, Any]:
    return next(case for case in fixture("recordings")["cases"] if case["name"] == name)


def kept(evaluation: Evaluation, by: Actor) -> Capture:
    """The three knee bends, measured and kept."""
    sent = recording()
    read = read_recording(sent)
    return keep_capture(
        evaluation=evaluation,
        measured=measured(read, camera_limits()),
        recording=read,
        sent=json.dumps(sent).encode(),
        by=by,
    )


def captured(clinic: DemoClinic, by: Actor) -> tuple[Capture, ReliabilityStudy]:
    """A capture of Helen's knee, and a study of knees by David and Ruth."""
    episode = open_episode(
        patient=clinic.patients["helen"], title="Knee", region="knee", onset_date=date(2026, 10, 1), by=by
    )
    capture = kept(start_evaluation(episode=episode, by=by), by)
    study = open_study(
        motion="knee_flexion",
        method=StudyMethod.CAMERA,
        first=clinic.members["david"],
        second=clinic.members["ruth"],
        by=by,
    )
    return capture, study
