"""The self-check: one question at a time, the answers kept on the server, each screen an address of its own.

Every answer is posted, stored, and answered with a redirect, so that back, forward and refresh do no harm.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from synovia.domain.screening.selfcheck import BY_KEY, asked, next_question
from synovia.domain.screening.selfcheck.person import ELSEWHERE
from synovia.domain.screening.selfcheck.terms import AnswerRefused, Answers, Question
from synovia.knowledge.library import rulebook
from synovia.records.screening import actions, presented
from synovia.records.screening.facts import answers_of
from synovia.web.policy import public
from synovia.web.public import visitor
from synovia.web.public.clinic import clinic_of
from synovia.web.public.question_form import QuestionForm
from synovia.web.public.result_words import result_words
from synovia.web.requests import VisitorRequest

STARTS_AN_HOUR = 30
PLACES = frozenset(choice.key for choice in BY_KEY["where"].choices) - {ELSEWHERE}
"""Where the main pain may be, as far as the check is made for it."""
GONE = 410


@public
def start(request: VisitorRequest, where: str = "") -> HttpResponse:
    """What the check is and is not, and the way in; also back in, for whoever stopped half-way.

    `where` is the place a page about a condition led from: like that page's own address it says what was read, and
    becomes an answer only when the visitor presses the button.
    """
    if where and where not in PLACES:
        raise Http404
    check = visitor.own_check(request)
    context = {
        "own": check,
        "where": where,
        "sent": check is not None and actions.is_sent(check),
        "clinic": clinic_of(request),
    }
    return render(request, "public/self_check/start.html", context)


@public
@require_POST
def begin(request: VisitorRequest) -> HttpResponse:
    """A new check. One that was begun before on this device is deleted, unless it was sent to the clinic."""
    if request.clinic_id is None:
        return redirect("public:self_check")
    if not visitor.is_within_limit(request, "begin", an_hour=STARTS_AN_HOUR):
        return render(request, "public/too_many.html", {"clinic": clinic_of(request)}, status=429)
    former = visitor.own_check(request, to_change=True)
    if former is not None and not actions.is_sent(former):
        actions.forget_self_check(check=former)
    check, token = actions.begin_self_check(clinic_id=request.clinic_id)
    where = request.POST.get("where", "")
    if where in PLACES:
        actions.answer_question(check=check, question="where", given=[where], book=rulebook())
    response = redirect("public:self_check_question", step=2 if where in PLACES else 1)
    visitor.hand_over(response, token)
    return response


@public
def question(request: VisitorRequest, step: int) -> HttpResponse:
    """The question of this step. A step that is not there (yet, or any more) leads to the right one."""
    check = visitor.own_check(request, to_change=request.method == "POST")
    if check is None:
        return _gone(request)
    answers = answers_of(check)
    here = _at_step(answers, step)
    if here is None:
        return _to_next(answers, finished=bool(check.outcome))
    if request.method != "POST":
        return _show(request, here, answers, step)
    return _keep(request, check, here, answers, step)


def _keep(request: HttpRequest, check: object, here: Question, answers: Answers, step: int) -> HttpResponse:
    given = request.POST.getlist("answer")
    if request.POST.get("question") != here.key:  # a page from before an earlier answer was changed
        return redirect("public:self_check_question", step=step)
    try:
        check = actions.answer_question(check=check, question=here.key, given=given, book=rulebook())  # type: ignore[arg-type]  # models stay in records
    except AnswerRefused as refusal:
        form = QuestionForm(here, given=given)
        form.refuse(_(refusal.message).format(**refusal.values))
        return _show(request, here, answers, step, form=form)
    if check.outcome:
        return redirect("public:self_check_result")
    return redirect("public:self_check_question", step=step + 1)


def _show(
    request: HttpRequest, here: Question, answers: Answers, step: int, *, form: QuestionForm | None = None
) -> HttpResponse:
    form = form or QuestionForm(here, given=answers.get(here.key))
    context = {
        "question": here,
        "form": form,
        "step": step,
        "steps": max(step, len(asked(answers)), _LEAST_STEPS),
        "back": reverse("public:self_check_question", args=[step - 1])
        if step > 1
        else reverse("public:self_check"),
    }
    return render(request, "public/self_check/question.html", context, status=422 if form.is_refused else 200)


_LEAST_STEPS = 18  # before the first answer nobody knows which path it will be; each has about this many


def _at_step(answers: Answers, step: int) -> Question | None:
    """The question of a step, if every one before it has its answer."""
    on_the_way = asked(answers)
    if not 1 <= step <= len(on_the_way):
        return None
    before = on_the_way[: step - 1]
    return on_the_way[step - 1] if all(one.key in answers for one in before) else None


def _to_next(answers: Answers, *, finished: bool) -> HttpResponse:
    following = None if finished else next_question(answers, rulebook())
    if following is None:
        return redirect("public:self_check_result")
    return redirect("public:self_check_question", step=asked(answers).index(following) + 1)


@public
def result(request: VisitorRequest) -> HttpResponse:
    """What the check says, why, and what to do now."""
    check = visitor.own_check(request)
    if check is None:
        return _gone(request)
    if not check.outcome:
        return _to_next(answers_of(check), finished=False)
    context = {
        "own": check,
        "sent": actions.is_sent(check),
        "words": result_words(check),
        "told": presented.told(check),
        "clinic": clinic_of(request),
    }
    return render(request, "public/self_check/result.html", context)


@public
@require_POST
def forget(request: VisitorRequest) -> HttpResponse:
    """Delete the answers at the visitor's wish."""
    check = visitor.own_check(request, to_change=True)
    if check is not None:
        actions.forget_self_check(check=check)
    response = render(request, "public/self_check/deleted.html")
    visitor.take_back(response)
    return response


def _gone(request: HttpRequest) -> HttpResponse:
    """The token is missing, forged, or expired: say so plainly, and offer to begin again."""
    response = render(request, "public/self_check/gone.html", status=GONE)
    visitor.take_back(response)
    return response
