"""Showing money in templates."""

from decimal import Decimal, InvalidOperation

from django import template

from synovia.domain.terms.money import shown

register = template.Library()


@register.filter
def money(amount: Decimal | str | None) -> str:
    """$1,234.50 from an amount or its text; nothing from nothing."""
    if amount in (None, ""):
        return ""
    try:
        return shown(Decimal(str(amount)))
    except InvalidOperation:
        return ""
