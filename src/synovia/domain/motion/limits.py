"""The limits a capture is held to. The figures stand in the knowledge (`knowledge/values/camera.toml`), not here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from synovia.domain.motion.angles import Motion


@dataclass(frozen=True, slots=True)
class Limits:
    """When the camera's word is taken. The browser gets the same figures as JSON, under the same names.

    side_ratio_most        |view ratio| up to this counts as a square side view
    front_ratio_least      |view ratio| from this counts as a square front or back view
    visibility_least       of each landmark that is read, 0 to 1
    person_share_least     the standing person's height as a share of the picture's: below it, a warning
    person_share_refused   the same: below it, refused
    segment_change_most    a segment's length against its usual one, as a share, before the frame is left out
    jump_most              degrees a second faster than which no joint moves
    swap_move_least        how far two joints must move, in trunk lengths, before an exchange is suspected
    gap_most               seconds without a person that are bridged by a straight line
    lost_share_most        share of frames without a usable person before the recording is refused
    rate_least             pictures a second: below it, a warning
    roll_most              degrees of camera roll: above it, a warning to set the camera upright
    repetition_least       degrees a movement must cover to count as a repetition
    rise_share, fall_share a repetition begins above and ends below these shares of the whole range
    top_frames             the peak is the median of this many highest pictures
    repetitions_wanted     fewer than this: a warning
    neutral_most           degrees from zero beyond which the neutral pose is doubted
    face_turn_most         degrees the face may be turned from the camera and still be read
    front_turn_most        the same, while the camera stands straight ahead
    face_depth             what the depth of a face's mesh is multiplied by
    mirror_most            degrees a photo and its mirror image may be read apart
    human_least            degrees below which no angle is taken
    human_most             by motion: degrees above which no angle is taken
    zero                   by motion: what the model's points read on a joint at zero; subtracted
    """

    side_ratio_most: float
    front_ratio_least: float
    visibility_least: float
    person_share_least: float
    person_share_refused: float
    segment_change_most: float
    jump_most: float
    swap_move_least: float
    gap_most: float
    lost_share_most: float
    rate_least: float
    roll_most: float
    repetition_least: float
    rise_share: float
    fall_share: float
    top_frames: int
    repetitions_wanted: int
    neutral_most: float
    face_turn_most: float
    front_turn_most: float
    face_depth: float
    mirror_most: float
    human_least: float
    human_most: Mapping[Motion, float]
    zero: Mapping[Motion, float]


NUMBERS = tuple(one.name for one in fields(Limits) if one.name not in ("human_most", "zero"))
