"""Words of the programme for templates."""

from django import template
from django.utils.translation import gettext as _

from synovia.domain.programme.withheld import grades_in

register = template.Library()


@register.filter
def grade_words(grade: str) -> str:
    """ "II to III" is read "grade II to III"; words such as "light" stand for themselves."""
    return _("grade %(grade)s") % {"grade": grade} if grades_in(str(grade)) else str(grade)
