"""`{% load components %}`: every component of the design system. Each family lives in `web/components/`."""

from synovia.web.components import (  # noqa: F401  importing a family registers its tags
    actions,
    charts,
    costs,
    data,
    feedback,
    fields,
    icons,
    identity,
    navigation,
    page,
    panels,
    reasons,
    trend,
)
from synovia.web.components.library import register

__all__ = ["register"]
