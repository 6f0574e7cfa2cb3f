"""Whether arm pain could come from the neck: asked of every complaint of the arm."""

from synovia.domain.terms.finding import findings_in, yes_no

NECK_PROVOKES = yes_no(
    "neck_movement_provokes_arm_pain",
    "Moving the neck, not the arm, brings on or changes the pain of shoulder, arm or hand",
    "Does moving the neck bring on or change the arm pain?",
    "Does moving your neck change the pain in your arm?",
)

FINDINGS = findings_in("mechanism", globals())
