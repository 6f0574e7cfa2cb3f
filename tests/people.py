"""The named cast of the tests: the same people as in the demo clinic (`synovia.demo.cast`).

people = settle()                      # the clinic, its staff, its patients; nothing written yet
with passage(people.actor("david")):   # act as one of them
    ...
"""

from synovia.demo.cast import PASSWORD, PATIENTS, STAFF, TOTP_SECRET, patient, staff
from synovia.demo.settle import DemoClinic, settle
from synovia.records.audit.log import passage

__all__ = [
    "PASSWORD",
    "PATIENTS",
    "STAFF",
    "TOTP_SECRET",
    "DemoClinic",
    "passage",
    "patient",
    "settle",
    "staff",
]


def other_clinic() -> DemoClinic:
    """A second clinic with a cast of its own, for everything that must stay apart."""
    return settle(slug="lakeside", name="Lakeside Manual Therapy", suffix="+lakeside")
