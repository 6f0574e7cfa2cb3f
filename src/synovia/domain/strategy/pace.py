"""How often and how long, by stage, class and risk; and when to look again."""

from synovia.domain.examination.stage import Stage
from synovia.domain.strategy.effects import Risk
from synovia.domain.strategy.picture import Picture
from synovia.domain.strategy.plans import Plan
from synovia.domain.strategy.proposal import Classified, Schedule, Text


def schedule(picture: Picture, plans: tuple[tuple[Classified, Plan], ...]) -> Schedule:
    """The suggested frequency and duration, as ranges; the therapist sets the plan."""
    if plans[0][1].pace:
        return _of_its_own(picture, plans)
    if picture.risk is Risk.LOW and not plans[0][1].longer:
        return _few_visits(picture)
    stage = "chronic" if plans[0][1].longer else _stage(picture)
    weekly = int(picture.cutoff(f"plan/{stage}-visits-per-week"))
    weeks = int(picture.cutoff(f"plan/{stage}-weeks"))
    extra = int(picture.cutoff("plan/high-risk-extra-weeks")) if picture.risk is Risk.HIGH else 0
    return _schedule(picture, (1, weekly), (weeks, weeks + 2 + extra), (weeks, weekly * weeks + extra), plans)


def _of_its_own(picture: Picture, plans: tuple[tuple[Classified, Plan], ...]) -> Schedule:
    """The pace that the sources give for the class: tendons, worn joints, fibromyalgia."""
    pace = plans[0][1].pace
    least, most, visits, weekly = (
        int(picture.cutoff(f"plan/{pace}-{part}"))
        for part in ("weeks-from", "weeks-to", "visits-from", "visits-per-week")
    )
    return _schedule(picture, (1, weekly), (least, most), (visits, max(visits, weekly * most)), plans)


def _schedule(
    picture: Picture,
    weekly: tuple[int, int],
    weeks: tuple[int, int],
    total: tuple[int, int],
    plans: tuple[tuple[Classified, Plan], ...],
) -> Schedule:
    plan = plans[0][1]
    often = f"{weekly[0]} to {weekly[1]} visits a week for {weeks[0]} to {weeks[1]} weeks"
    says = Text(
        f"{often}, {total[0]} to {total[1]} visits in all. Re-examine {_review(picture)}. {plan.course} "
        f"{_active(picture)}",
        f"{often}. {plan.course_patient}",
    )
    sources = tuple(dict.fromkeys(("synovia-design", plan.course_source)))
    return Schedule(weekly, weeks, total, _review(picture), says, sources)


def _few_visits(picture: Picture) -> Schedule:
    visits = int(picture.cutoff("plan/low-risk-visits"))
    weeks = int(picture.cutoff("plan/low-risk-weeks"))
    says = Text(
        f"Low risk: {visits - 1} to {visits + 1} visits within {weeks} weeks with advice and a home program; "
        f"more only if the review shows no gain. Re-examine {_review(picture)}.",
        f"{visits - 1} to {visits + 1} visits are planned. Most of the work is yours, at home.",
    )
    total = (visits - 1, visits + 1)
    return Schedule((1, 1), (2, weeks), total, _review(picture), says, ("hill-2008", "synovia-design"))


def _stage(picture: Picture) -> str:
    return picture.stage.value if picture.stage is not Stage.UNKNOWN else Stage.CHRONIC.value


def _review(picture: Picture) -> str:
    visits, days = int(picture.cutoff("review/visits")), int(picture.cutoff("review/days"))
    change = int(picture.cutoff("review/least-change") * 100)
    return (
        f"after {visits} visits or {days} days, whichever comes first; with less than {change} % improvement "
        "re-examine and question the class"
    )


def _active(picture: Picture) -> str:
    share = int(picture.cutoff("session/passive-share") * 100)
    visit = int(picture.cutoff("session/passive-cap-from"))
    return f"From visit {visit} on, hands-on time at most {share} % of the session."
