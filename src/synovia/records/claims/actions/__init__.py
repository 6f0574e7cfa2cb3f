"""Everything that writes claims; each step of a claim's way has a file of its own."""

from synovia.records.claims.actions.capturing import (
    NotBillable,
    capture,
    capture_if_possible,
    decide_difference,
    restate_minutes,
    state_level,
)
from synovia.records.claims.actions.claims import (
    build_all,
    build_claim,
    check,
    mend,
    rebuild,
)
from synovia.records.claims.actions.directory import (
    end_authorization,
    save_authorization,
    save_card,
    save_certification,
    save_identity,
    save_injury,
    save_payer,
    save_route,
    set_treating_number,
)
from synovia.records.claims.actions.editing import NotEditable, edit_claim
from synovia.records.claims.actions.eligibility import ask
from synovia.records.claims.actions.inbox import keep_file, note_unreadable, take_in
from synovia.records.claims.actions.posting import post_remittance
from synovia.records.claims.actions.rebilling import bill_another
from synovia.records.claims.actions.reviewing import match_by_hand, say_paid_on, set_aside
from synovia.records.claims.actions.sending import (
    announce,
    keep_written,
    leave_out,
    mark_failed,
    mark_sent,
    note_doubt,
    note_progress,
    open_batch,
    take_up,
)
from synovia.records.claims.actions.settling import close_claim, correct_claim, restate_claim, secondary_claim
from synovia.records.claims.notes import LEVELS

__all__ = [
    "LEVELS",
    "NotBillable",
    "NotEditable",
    "announce",
    "ask",
    "bill_another",
    "build_all",
    "build_claim",
    "capture",
    "capture_if_possible",
    "check",
    "close_claim",
    "correct_claim",
    "decide_difference",
    "edit_claim",
    "end_authorization",
    "keep_file",
    "keep_written",
    "leave_out",
    "mark_failed",
    "mark_sent",
    "match_by_hand",
    "mend",
    "note_doubt",
    "note_progress",
    "note_unreadable",
    "open_batch",
    "post_remittance",
    "rebuild",
    "restate_claim",
    "restate_minutes",
    "save_authorization",
    "save_card",
    "save_certification",
    "save_identity",
    "save_injury",
    "save_payer",
    "save_route",
    "say_paid_on",
    "secondary_claim",
    "set_aside",
    "set_treating_number",
    "state_level",
    "take_in",
    "take_up",
]
