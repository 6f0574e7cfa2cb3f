"""A likely cost told to a visitor: short sentences, easy words (reading grade 6 or less; a test holds them to it)."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from synovia.domain.charges import Estimate, VisitRange
from synovia.domain.charges.coverage import Happening
from synovia.domain.terms.money import cents, shown

UNKNOWN: Mapping[str, object] = {
    "deductible_left": gettext_lazy("We do not know how much of your deductible is left."),
    "out_of_pocket_left": gettext_lazy("We do not know how close you are to the most you pay in a year."),
    "therapy_used": gettext_lazy("We do not know how much care you had this year."),
    "visit_limit": gettext_lazy("Your plan may pay for only so many visits."),
    "letter_of_protection": gettext_lazy("A lawyer’s letter can let you pay later."),
    "figures_missing": gettext_lazy("Some of this year’s prices are not out yet. We use last year’s."),
    "clinic_prices": gettext_lazy("Some of our own prices are not set yet."),
}


def what_it_costs(made: Estimate) -> tuple[str, ...]:
    """The likely sum, a visit, and what others pay."""
    return tuple(_sums(made))


def what_happens(made: Estimate) -> tuple[str, ...]:
    """The deductible met, a new year, visits used up: what a person notices on the way."""
    told = {
        Happening.DEDUCTIBLE_MET: _(
            "With visit %(n)s your deductible is paid. From then on your plan pays more."
        ),
        Happening.YEAR_TURNS: _("Visit %(n)s falls in a new year. Then the deductible starts again."),
        Happening.MAXIMUM_REACHED: _("With visit %(n)s you reach the most you pay in a year."),
        Happening.COVER_USED_UP: _("With visit %(n)s that cover is used up."),
    }
    found: dict[Happening, str] = {}
    for each in made.milestones:
        if each.happening in told:
            found.setdefault(each.happening, told[each.happening] % {"n": each.visit})
    return tuple(found.values())


def what_may_change_it(made: Estimate, visits: VisitRange) -> tuple[str, ...]:
    """What is not known of the plan, the number of visits, and the care itself."""
    unknown = [str(UNKNOWN[each.what]) for each in made.unknowns if each.what in UNKNOWN]
    count = _("You may get well in %(low)s visits. Or you may need %(high)s.") % {
        "low": visits.low,
        "high": visits.high,
    }
    more = [] if visits.low == visits.high else [count]
    return (*dict.fromkeys(unknown), *more, _("After the first exam we may plan other care with you."))


def _sums(made: Estimate) -> Iterable[str]:
    likely = made.expected
    visits = ngettext("%(n)s visit", "%(n)s visits", likely.visits) % {"n": likely.visits}
    yield _("For %(visits)s you would pay about %(sum)s in all.") % {
        "visits": visits,
        "sum": shown(likely.person_pays),
    }
    if likely.person_pays:
        yield _("That is about %(sum)s a visit.") % {"sum": shown(cents(made.per_visit))}
    insured = likely.insurer_pays + likely.other_insurer_pays
    if insured:
        yield _("Your plan would pay about %(sum)s.") % {"sum": shown(insured)}
    if likely.waiting:
        yield _("%(sum)s waits until your case ends. If it is lost, you may owe it.") % {
            "sum": shown(likely.waiting)
        }
    if likely.person_least != likely.person_most:
        yield _("We do not know all of your plan. So it may be %(least)s, or it may be %(most)s.") % {
            "least": shown(likely.person_least),
            "most": shown(likely.person_most),
        }
