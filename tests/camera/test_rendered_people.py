"""The camera's gates on a small sample of rendered people; `./run bench camera` measures many more."""

from __future__ import annotations

import numpy as np
import pytest

from bench.camera_cases import GROUPS, OTHERS, Case, cases
from scripts.bodies.camera import Camera
from scripts.bodies.people import PEOPLE
from scripts.bodies.pose import STANDING, Pose
from scripts.bodies.render import Rendered, picture
from scripts.bodies.scenes import scene
from synovia.domain.motion.angles import View
from synovia.domain.motion.neck import head_turn
from synovia.domain.motion.quality import Flag
from synovia.exchange.pose.find import check_view, face_mesh, find_pose, one_pose, picture_angle
from synovia.exchange.pose.refusals import HalfPerson, NoPerson, SeveralPeople, WrongView
from synovia.knowledge.camera import camera_limits

SEED = 11
EACH = 8


def sample(group: str) -> list[tuple[Case, Rendered]]:
    """Pictures of a group, drawn over people, angles and views: every n-th of them would be of one angle alone."""
    everything = list(cases(group, OTHERS, SEED))
    drawn = np.random.default_rng(SEED).permutation(len(everything))[:EACH]
    return [(everything[place], everything[place].taken()) for place in drawn]


@pytest.mark.parametrize("group", [name for name, about in GROUPS.items() if about.gate])
def test_a_joint_is_read_within_its_gate(group: str) -> None:
    errors = []
    for case, rendered in sample(group):
        reading = picture_angle(
            rendered.image, case.motion, case.side, camera_limits(), seen_from=case.seen_from
        )
        if reading.degrees is None:  # a narrow body may be taken for one half turned
            assert Flag.WRONG_VIEW in reading.flags
        else:
            errors.append(reading.degrees - case.truth(rendered))
    assert len(errors) >= EACH - 1
    assert float(np.abs(errors).mean()) <= (GROUPS[group].gate or 0)


@pytest.mark.parametrize("group", ["knee", "side-bend"])
def test_a_wrong_view_is_refused(group: str) -> None:
    case = next(cases(group, OTHERS, SEED)).turned(50)
    reading = picture_angle(case.taken().image, case.motion, case.side, camera_limits())
    assert reading.degrees is None
    assert Flag.WRONG_VIEW in reading.flags


@pytest.mark.parametrize(("degrees", "camera_round"), [(-30, 0.0), (60, 40.0), (-75, -40.0)])
def test_the_neck_turns_as_far_as_the_face_shows(degrees: float, camera_round: float) -> None:
    camera = Camera(distance=1.3, height=1.55, yaw=camera_round, width=640, rows=640)
    neutral, turned = (
        face_mesh(picture(PEOPLE["strong_man"], pose, camera, seed=SEED).image)
        for pose in (STANDING, Pose.of(cervical_rotation_left=degrees))
    )
    assert neutral is not None
    assert turned is not None
    assert head_turn(neutral, turned, camera_round, camera_limits().face_depth).rotation == pytest.approx(
        degrees, abs=6
    )


def seen(kind: str = "plain", **camera: float) -> Rendered:
    """A woman from the front."""
    return picture(PEOPLE["old_woman"], STANDING, Camera(**camera), scene(kind, SEED), SEED)  # type: ignore[arg-type]


def test_one_whole_person_is_found() -> None:
    found = one_pose(seen().image)
    check_view(found, View.FRONT, camera_limits())
    assert found.score > 0.9


def test_nobody_is_said_to_be_there_when_nobody_is() -> None:
    with pytest.raises(NoPerson, match="Nobody"):
        one_pose(seen("nobody").image)


def test_two_people_are_two() -> None:
    image = seen("someone_beside").image
    assert len(find_pose(image)) == 2
    with pytest.raises(SeveralPeople, match="More than one"):
        one_pose(image)


def test_half_a_person_is_not_measured() -> None:
    image = seen(distance=1.3, height=1.4).image
    with pytest.raises(HalfPerson, match="Step back"):
        one_pose(image)
    assert one_pose(image, whole=False).score > 0.5


def test_a_photo_from_the_side_is_not_one_from_the_front() -> None:
    found = one_pose(seen(yaw=90.0).image)
    with pytest.raises(WrongView, match="squarely from the front"):
        check_view(found, View.FRONT, camera_limits())
