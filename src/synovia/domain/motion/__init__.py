"""What a camera's landmarks say about a motion or a posture: planar angles, their quality, their error.

The authority on every such number: what a browser shows while it looks is computed again here from the landmarks it
sends. Angles of a single camera are planar, in the plane of the picture; none is an angle of an axis system of the
joints (ISB). The twin of these files for the live view is TypeScript; `tests/fixtures/motion` holds both to one answer.
"""
