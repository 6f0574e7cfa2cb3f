"""One generated course of care: who came, what they came with, how often they were treated, how it ended."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from synovia.demo.crowd import person
from synovia.demo.lanes import WEEKS, Held, Lane, lane_of
from synovia.demo.molds import NOTHING, Filling, Mold, new_id
from synovia.demo.originals import Originals, Story
from synovia.demo.therapists import Therapist
from synovia.records.signing import content_hash

# How common each story of the cast is, in percent. The newest courses play each story once, so that a clinic of a
# dozen patients has every region too.
STORIES = {
    "maria": 34,
    "ben": 20,
    "helen": 16,
    "rosa": 12,
    "ingrid": 8,
    "keiko": 4,
    "priya": 4,
    "noah": 1,
    "ida": 1,
}
OF_OLD_AGE = frozenset({"helen", "rosa"})
STILL_OPEN, OPEN_SHARE = "tom", 0.1  # an evaluation not signed yet, among those of the last seven days
VISITS = {1: 18, 2: 24, 3: 24, 4: 16, 5: 9, 6: 5, 7: 2, 8: 2}  # percent of courses with that many visits
RETURNING = 7  # every seventh patient has had a course years before
NO_SHOW = 0.05
FIRST_MINUTES, VISIT_MINUTES = 60, 45
DAYS_UNTIL_CLOSED = 21  # after the last visit
COVERAGES = {"private": 46, "medicare": 22, "workers_compensation": 12, "personal_injury": 8, "self_pay": 12}

Lines = defaultdict[str, list[str]]


@dataclass(slots=True)
class Clinic:
    """Where the courses happen, and as of when."""

    originals: Originals
    therapists: list[Therapist]
    first_type: str
    visit_type: str
    zone: ZoneInfo
    today: date
    held: Held
    patients: int
    seed: int

    @property
    def courses(self) -> int:
        """How many courses the patients had, the earlier ones of those who came back included."""
        return self.patients + self.patients // RETURNING

    def lane(self, course: int) -> Lane:
        """The hour of the week in which this course happens."""
        return lane_of(course, len(self.therapists), self.today)

    def patient_of(self, course: int) -> int:
        """Whose course it is: courses beyond the number of patients are earlier ones of every seventh patient."""
        return course if course < self.patients else (course - self.patients) * RETURNING

    def registered(self, patient: int) -> datetime:
        """When the patient first came."""
        earlier, rest = divmod(patient, RETURNING)
        came_back = not rest and self.patients + earlier < self.courses
        return self.lane(self.patients + earlier if came_back else patient).moment(0, self.zone)

    def patient_id(self, patient: int) -> str:
        """The same from whichever of the patient's courses it is asked."""
        milliseconds = int(self.registered(patient).timestamp() * 1000)
        return new_id(milliseconds, Random(f"{self.seed}/patient/{patient}"))  # noqa: S311  # invented people


class Course:
    """The n-th course of the clinic; `write` appends its rows to `lines`, by table."""

    def __init__(self, clinic: Clinic, number: int, lines: Lines) -> None:
        self.clinic, self.number, self.lines = clinic, number, lines
        self.draw = Random(f"{clinic.seed}/{number}")  # noqa: S311  # repeatable, and nobody's secret
        is_sample = number < len(STORIES)
        self.story_key = list(STORIES)[number] if is_sample else self._one_of(STORIES)
        is_treated = clinic.originals.stories[self.story_key].is_treated
        visits = (
            int(self._one_of({str(count): share for count, share in VISITS.items()})) if is_treated else 0
        )
        lane, week = clinic.lane(number), 0 if is_sample else self.draw.randrange(WEEKS - visits)
        self.therapist = clinic.therapists[lane.therapist]
        self.moments = [lane.moment(week + later, clinic.zone) for later in range(visits + 1)]
        self.values = Filling(self._day(self.moments[0]), self._standing())

    def write(self) -> None:
        """The patient when this is their latest course, the appointments, the episode and its visits."""
        if self.number < self.clinic.patients:
            self._register()
        appointment = self._appointment(self.moments[0], "fulfilled", is_first=True)
        if not appointment or not self._is_past(self.moments[0]):
            return
        age = self.clinic.today - self._day(self.moments[0])
        if age < timedelta(days=7) and self.draw.random() < OPEN_SHARE:
            self.story_key = STILL_OPEN
        story = self.clinic.originals.stories[self.story_key]
        self._evaluate(story)
        if story.is_treated:
            self._treat(story)

    def _standing(self) -> dict[str, str]:
        """What holds for every row of the course."""
        who = self.clinic.patient_of(self.number)
        patient = self.clinic.patient_id(who)
        return {
            "patient": patient,
            self.clinic.originals.patient_id: patient,
            "practitioner": self.therapist.practitioner,
            "membership": self.therapist.membership,
            "user": self.therapist.user,
            "signer": self.therapist.signer,
            "site": self.therapist.site,
            "at": self.clinic.registered(who).isoformat(),
        }

    def _register(self) -> None:
        self.values.update(
            person(self.number, self.clinic.today, self.draw, oldest_first=self.story_key in OF_OLD_AGE)
        )
        self._pour(self.clinic.originals.patient)
        kind = "medicare" if self.story_key in OF_OLD_AGE else self._one_of(COVERAGES)
        self.values.update(coverage=self._new_id(), member=f"GEN-{self.number:06d}")
        self._pour(self.clinic.originals.coverages[kind])

    def _appointment(self, starts: datetime, status: str, *, is_first: bool = False) -> str:
        """The appointment's id; empty when the cast holds the therapist's time."""
        ends = starts + timedelta(minutes=FIRST_MINUTES if is_first else VISIT_MINUTES)
        if self.clinic.held.meets(self.therapist.practitioner, starts, ends):
            return ""
        self.values.update(
            appointment=self._new_id(),
            appointment_status=status if self._is_past(starts) else "booked",
            starts=starts.isoformat(),
            ends=ends.isoformat(),
            visit_type=self.clinic.first_type if is_first else self.clinic.visit_type,
        )
        self._pour(self.clinic.originals.appointment)
        return self.values["appointment"]

    def _evaluate(self, story: Story) -> None:
        """The episode with its evaluation, proposal, decisions, plan and goals."""
        self.values.update({original: self._new_id() for original in story.ids})
        self.values.update(self._outcome())
        self.values[story.patient] = self.values["patient"]
        self.values["at"] = self.moments[0].isoformat()
        # Bound to what makes this copy this copy; the words are the original's.
        self.values["seal"] = content_hash({"course": self.number, "patient": self.values["patient"]})
        for mold in story.course:
            self._pour(mold)

    def _outcome(self) -> dict[str, str]:
        closed = self._day(self.moments[-1]) + timedelta(days=DAYS_UNTIL_CLOSED)
        if self.story_key == STILL_OPEN or closed >= self.clinic.today:
            return {"episode_status": "open", "closed_on": NOTHING, "closing_reason": ""}
        return {
            "episode_status": "closed",
            "closed_on": closed.isoformat(),
            "closing_reason": "Goals reached; goes on at home.",
        }

    def _treat(self, story: Story) -> None:
        pain, number = self.draw.randint(4, 8), 0
        for moment in self.moments[1:]:
            came = self.draw.random() >= NO_SHOW
            appointment = self._appointment(moment, "fulfilled" if came else "noshow")
            if appointment and came and self._is_past(moment):
                number += 1
                self._visit(story, moment, number, pain)
                pain = max(0, pain - self.draw.randint(0, 2))

    def _visit(self, story: Story, moment: datetime, number: int, pain: int) -> None:
        self.values.update({original: self._new_id() for original in story.visit_ids})
        self.values.update(
            at=(moment + timedelta(minutes=VISIT_MINUTES)).isoformat(),
            visited_on=self._day(moment).isoformat(),
            number=str(number),
            pain_before=str(pain),
            pain_after=str(max(0, pain - self.draw.randint(0, 2))),
            seal=content_hash({"course": self.number, "visit": number, "patient": self.values["patient"]}),
        )
        for mold in story.visit:
            self._pour(mold)

    def _pour(self, mold: Mold) -> None:
        self.lines[mold.table].append(mold.line % self.values)

    def _new_id(self) -> str:
        return new_id(int(self.moments[0].timestamp() * 1000), self.draw)

    def _one_of(self, shares: Mapping[str, int]) -> str:
        return self.draw.choices(list(shares), list(shares.values()))[0]

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.clinic.zone).date()

    def _is_past(self, moment: datetime) -> bool:
        return self._day(moment) < self.clinic.today
