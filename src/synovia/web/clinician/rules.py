"""The rule set as pages to read: each rule in words, with its sources and how well they are known."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from synovia.knowledge.library import rulebook
from synovia.records.accounts.roles import CLINICAL
from synovia.web.clinician.rules_shown import chapters, to_verify
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest


@policy(*CLINICAL, methods=("GET",))
def rules(request: ClinicRequest) -> HttpResponse:
    """All chapters; with `?chapter=` the rules of one, with `?verify=1` what awaits a check."""
    book = rulebook()
    context = {
        "chapters": chapters(),
        "release": book.release,
        "content_hash": book.content_hash,
        "count": len(book.rules) + len(book.readings),
        "unverified": len(to_verify()),
    }
    if request.GET.get("verify"):
        return render(request, "clinician/rules/verify.html", context | {"rows": to_verify()})
    wanted = request.GET.get("chapter", "")
    if not wanted:
        return render(request, "clinician/rules/rules.html", context)
    chapter = next((one for one in chapters() if one.key == wanted), None)
    if chapter is None:
        raise Http404(_("There is no such chapter."))
    return render(request, "clinician/rules/chapter.html", context | {"chapter": chapter})
