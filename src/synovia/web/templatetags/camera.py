"""Template words of the camera: its part of the evaluation page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from synovia.web.clinician import capture_shown as shown

if TYPE_CHECKING:
    from synovia.web.clinician.evaluation_page import Workspace

register = template.Library()


@register.inclusion_tag("clinician/capture/_in_evaluation.html")
def by_camera(workspace: Workspace, writes: bool = False) -> dict[str, Any]:
    """The camera's confirmed values on lines of their own; while the evaluation is written, the ways to measure as well."""
    part: dict[str, Any] = {"lines": shown.lines(workspace.captures)}
    if writes:
        part["choices"] = shown.choices(workspace.evaluation, workspace.evaluation.episode.region)
        part["waiting"] = shown.waiting(workspace.captures)
    return {"camera": part}
