"""Template words of the body chart: what the pages around an evaluation show of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

if TYPE_CHECKING:
    from synovia.web.clinician.evaluation_page import Workspace

register = template.Library()


@register.inclusion_tag("clinician/evaluation/_pain.html")
def body_chart(workspace: Workspace, *, as_panel: bool = False) -> dict[str, object]:
    """The drawing of this evaluation, small, with what it says, and the way to it; as a panel, only if there is one."""
    return {"page": workspace.body_chart, "evaluation": workspace.evaluation, "as_panel": as_panel}
