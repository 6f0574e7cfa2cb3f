"""Addresses of the clinician pages."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from synovia.web.clinician import (
    break_glass,
    capture,
    capture_clip,
    changes,
    chart,
    evaluation,
    evaluation_addendum,
    evaluation_level,
    evaluation_sign,
    measure,
    outcomes,
    pain,
    plan,
    plan_document,
    posture,
    referral_letter,
    reliability,
    rule_page,
    rules,
    self_check,
    strategy,
    today,
    visit,
    visit_addendum,
    visit_sign,
)


class RuleId(StringConverter):
    """A room and a name, as rules are called: nothing a person could be named by fits into the address."""

    regex = r"[a-z0-9-]+/[a-z0-9-]+"


register_converter(RuleId, "rule")
app_name = "clinician"
urlpatterns = [
    path("", today.today, name="today"),
    # The chart
    path("chart/<uuid:pk>/", chart.chart, name="chart"),
    path("chart/<uuid:pk>/open/", break_glass.open_restricted, name="break_glass"),
    path("chart/<uuid:pk>/episode/", chart.open_episode, name="open_episode"),
    path("episode/<uuid:pk>/close/", chart.close_episode, name="close_episode"),
    # Scores and questionnaires
    path("episode/<uuid:pk>/scores/", outcomes.outcomes, name="outcomes"),
    path("episode/<uuid:pk>/scores/send/", outcomes.send, name="send_questionnaires"),
    path("episode/<uuid:pk>/scores/record/", outcomes.record, name="record_measure"),
    path("measure/<uuid:pk>/", measure.measure, name="measure"),
    path("measure/<uuid:pk>/withdraw/", outcomes.withdraw, name="withdraw_measure"),
    path("score/<uuid:pk>/seen/", outcomes.seen, name="score_seen"),
    # Evaluation
    path("episode/<uuid:pk>/evaluate/", evaluation.start, name="start_evaluation"),
    path("evaluation/<uuid:pk>/", evaluation.evaluation, name="evaluation"),
    path("evaluation/<uuid:pk>/fields/", evaluation.fields, name="evaluation_fields"),
    path("evaluation/<uuid:pk>/table/<slug:table>/", evaluation.table, name="evaluation_table"),
    path("evaluation/<uuid:pk>/save/", evaluation.save, name="evaluation_save"),
    path("evaluation/<uuid:pk>/confirm/", evaluation.confirm, name="evaluation_confirm"),
    path("evaluation/<uuid:pk>/sign/", evaluation_sign.sign, name="evaluation_sign"),
    path("evaluation/<uuid:pk>/level/", evaluation_level.state, name="evaluation_level"),
    path("evaluation/<uuid:pk>/addendum/", evaluation_addendum.add_to_evaluation, name="add_to_evaluation"),
    # Posture photos
    path("evaluation/<uuid:pk>/posture/", posture.posture, name="posture"),
    path("evaluation/<uuid:pk>/posture/consent/", posture.consent, name="photo_consent"),
    path("evaluation/<uuid:pk>/posture/add/", posture.add, name="photo_add"),
    path("photo/<uuid:pk>/", posture.photo, name="photo"),
    path("photo/<uuid:pk>/picture/", posture.picture, name="photo_picture"),
    path("photo/<uuid:pk>/place/", posture.place, name="photo_place"),
    path("photo/<uuid:pk>/remove/", posture.remove, name="photo_remove"),
    path("photo/<uuid:pk>/compare/", posture.compare, name="photo_compare"),
    path("evaluation/<uuid:pk>/hand-over/", evaluation.hand_over, name="evaluation_hand_over"),
    path("evaluation/<uuid:pk>/letter/", referral_letter.referral_letter, name="referral_letter"),
    path("evaluation/<uuid:pk>/changes/", changes.changes, name="changes"),
    path("evaluation/<uuid:pk>/pain/", pain.pain, name="pain"),
    path("evaluation/<uuid:pk>/pain/save/", pain.save, name="pain_save"),
    path("evaluation/<uuid:pk>/pain/confirm/", pain.confirm, name="pain_confirm"),
    # Motion by camera
    path("evaluation/<uuid:pk>/camera/", capture.capture, name="capture"),
    path("evaluation/<uuid:pk>/camera/measure/", capture.measure, name="capture_measure"),
    path("evaluation/<uuid:pk>/camera/clip/", capture_clip.send, name="clip_send"),
    path("clip/<uuid:pk>/", capture_clip.state, name="clip_state"),
    path("clip/<uuid:pk>/progress/", capture_clip.progress, name="clip_progress"),
    path("capture/<uuid:pk>/decide/", capture.decide, name="capture_decide"),
    path("reliability/", reliability.studies_page, name="studies"),
    path("reliability/<uuid:pk>/", reliability.study_page, name="study"),
    path("reliability/<uuid:pk>/adopt/", reliability.adopt, name="study_adopt"),
    path("evaluation/<uuid:pk>/reliability/", reliability.reading, name="study_reading"),
    # Strategy
    path("evaluation/<uuid:pk>/self-check/", self_check.self_check, name="self_check"),
    path("evaluation/<uuid:pk>/strategy/", strategy.strategy, name="strategy"),
    path("proposal/<uuid:pk>/decide/", strategy.decide, name="decide"),
    path("proposal/<uuid:pk>/accept-remaining/", strategy.accept_remaining, name="accept_remaining"),
    path("proposal/<uuid:pk>/own/", strategy.add_own_technique, name="add_own_technique"),
    path("proposal/<uuid:pk>/plan/", strategy.make_plan, name="make_plan"),
    # The rules and their review
    path("rules/", rules.rules, name="rules"),
    path("rules/approve-opened/", rules.approve_opened, name="approve_opened_rules"),
    path("rules/<rule:rule_id>/impact/", rule_page.impact, name="rule_impact"),
    path("rules/<rule:rule_id>/impact/caseload/", rule_page.work_out, name="work_out_caseload"),
    path("rules/<path:rule_id>/decide/", rule_page.decide, name="decide_rule"),
    path("rules/<path:rule_id>/", rule_page.rule, name="rule"),
    # Plan of care
    path("plan/<uuid:pk>/", plan.plan, name="plan"),
    path("plan/<uuid:pk>/save/", plan.save, name="plan_save"),
    path("plan/<uuid:pk>/draft/", plan.autosave, name="plan_autosave"),
    path("plan/<uuid:pk>/goal/", plan.add_goal, name="plan_add_goal"),
    path("plan/<uuid:pk>/goal/<uuid:goal_pk>/remove/", plan.remove_goal, name="plan_remove_goal"),
    path("plan/<uuid:pk>/document/", plan_document.plan_document, name="plan_document"),
    path("plan/<uuid:pk>/sign/", plan.sign, name="plan_sign"),
    path("plan/<uuid:pk>/addendum/", visit_addendum.add_to_plan, name="add_to_plan"),
    path("plan/<uuid:pk>/visit/", visit.start, name="start_visit"),
    # Visit
    path("appointment/<uuid:pk>/visit/", visit.start_of_appointment, name="start_visit_of_appointment"),
    path("visit/<uuid:pk>/", visit.visit, name="visit"),
    path("visit/<uuid:pk>/save/", visit.save, name="visit_save"),
    path("visit/<uuid:pk>/draft/", visit.autosave, name="visit_autosave"),
    path("visit/<uuid:pk>/letter/", referral_letter.visit_letter, name="visit_letter"),
    path("visit/<uuid:pk>/sign/", visit_sign.sign, name="visit_sign"),
    path("visit/<uuid:pk>/addendum/", visit_addendum.add_to_visit, name="add_to_visit"),
]
