"""Everything that writes the programme: decisions on proposals, plans of care, visits and addenda."""

from synovia.records.programme.actions.addenda import AddendumKind, add_addendum
from synovia.records.programme.actions.decisions import accept_remaining, add_own_technique, decide
from synovia.records.programme.actions.plans import (
    add_goal,
    draft_plan,
    plan_problems,
    remove_goal,
    save_plan,
    sign_plan,
)
from synovia.records.programme.actions.ready import NotReady
from synovia.records.programme.actions.visits import (
    add_to_visit,
    answer_all_no,
    hand_over_visit,
    prefill_visit,
    save_visit_draft,
    sign_visit,
    start_visit,
    visit_problems,
)

__all__ = [
    "AddendumKind",
    "NotReady",
    "accept_remaining",
    "add_addendum",
    "add_goal",
    "add_own_technique",
    "add_to_visit",
    "answer_all_no",
    "decide",
    "draft_plan",
    "hand_over_visit",
    "plan_problems",
    "prefill_visit",
    "remove_goal",
    "save_plan",
    "save_visit_draft",
    "sign_plan",
    "sign_visit",
    "start_visit",
    "visit_problems",
]
