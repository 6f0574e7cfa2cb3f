"""Forms and figures the gallery shows. None of it is a patient."""

from typing import Any

from django import forms
from django.core.paginator import Paginator

from synovia.web.components.widgets import Day, Nprs, Number, Pills, Prose, Search, Segmented, Stepper, Switch

ONSETS = [("sudden", "Suddenly"), ("gradual", "Bit by bit"), ("injury", "After an injury")]
IRRITABILITY = [("low", "Low"), ("moderate", "Moderate"), ("high", "High")]
QUALITIES = [
    ("dull", "Dull"),
    ("sharp", "Sharp"),
    ("burning", "Burning"),
    ("tingling", "Tingling"),
    ("numb", "Numb"),
]


class SpecimenForm(forms.Form):
    """One of every control."""

    name = forms.CharField(label="Full name", help_text="As it stands on the insurance card.")
    email = forms.EmailField(label="Email", required=False)
    born = forms.DateField(label="Date of birth", widget=Day())
    sex = forms.ChoiceField(
        label="Sex in the insurance record", choices=[("", "Choose one"), ("f", "Female"), ("m", "Male")]
    )
    rotation = forms.IntegerField(
        label="Rotation left", widget=Stepper(unit="°", step=5), min_value=0, max_value=120
    )
    weight = forms.DecimalField(label="Weight", widget=Number(unit="lb"), required=False)
    irritability = forms.ChoiceField(label="Irritability", choices=IRRITABILITY, widget=Segmented())
    qualities = forms.MultipleChoiceField(
        label="How does it feel?", choices=QUALITIES, widget=Pills(), required=False
    )
    onset = forms.ChoiceField(label="How did it begin?", choices=ONSETS, widget=forms.RadioSelect())
    worse = forms.MultipleChoiceField(
        label="What makes it worse?",
        choices=[("sit", "Sitting"), ("lift", "Lifting"), ("turn", "Turning the head")],
        widget=forms.CheckboxSelectMultiple(),
        required=False,
    )
    pain = forms.TypedChoiceField(
        label="Pain right now", choices=[(n, str(n)) for n in range(11)], widget=Nprs(), coerce=int
    )
    story = forms.CharField(label="In the patient's own words", widget=Prose(), required=False)
    consent = forms.BooleanField(label="I have explained the treatment and the patient agrees")
    reminders = forms.BooleanField(label="Send a reminder the day before", widget=Switch(), required=False)
    find = forms.CharField(label="Find a technique", widget=Search(), required=False)
    locked = forms.CharField(label="Chart number", disabled=True, initial="SYN-004217")


FILLED: dict[str, Any] = {
    "name": "Maria Lopez",
    "born": "1979-04-12",
    "sex": "f",
    "rotation": 55,
    "weight": "142",
    "irritability": "moderate",
    "qualities": ["dull", "tingling"],
    "onset": "gradual",
    "worse": ["turn"],
    "pain": 4,
    "story": "It catches when I look over my shoulder to back out of the driveway.",
    "consent": True,
    "reminders": True,
}
WRONG: dict[str, Any] = {"name": "", "born": "2199-01-01", "rotation": 400, "pain": 11, "email": "maria@"}


def specimens() -> dict[str, Any]:
    """What the gallery's templates need."""
    wrong = SpecimenForm({f"wrong-{name}": value for name, value in WRONG.items()}, prefix="wrong")
    wrong.is_valid()
    return {
        "form": SpecimenForm(initial=FILLED),
        "blank": SpecimenForm(prefix="blank"),
        "wrong": wrong,
        "pages": Paginator(range(1, 231), 20).page(4),
        "crumbs": [
            {"label": "Patients", "href": "#"},
            {"label": "Maria Lopez", "href": "#"},
            {"label": "Evaluation"},
        ],
        "links": [
            {"label": "Overview", "href": "#", "current": True},
            {"label": "Evaluation", "href": "#"},
            {"label": "Plan", "href": "#"},
            {"label": "Visits", "href": "#", "badge": 6},
        ],
        "pairs": [("Payer", "Medicare Part B"), ("Referred by", "Dr. Ann Reyes"), ("Authorization", None)],
        "booking": ["Reason", "Time", "Your details", "Confirm"],
        "pain": [7, 6, 6, 5, None, 4, 3],
        "alerts": ["Bone density low", "Takes blood thinner"],
        "tones": ["neutral", "brand", "info", "ok", "warn", "danger", "stop"],
        "techniques": [
            ("Joint mobilization C5–C6, grade III", "strong", "4 min"),
            ("Soft tissue massage, upper trapezius", "moderate", "6 min"),
            ("Friction massage, levator scapulae", "weak", "3 min"),
        ],
    }
