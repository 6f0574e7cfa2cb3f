"""The whole thread: a stranger with a sore back, from the front door to the price of the programme, and back.

One journey on purpose: each part starts from what the part before left on the page, as it does in a clinic.
"""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.journeys.devices import Devices
from tests.journeys.stranger import begin, walk
from tests.journeys.therapist import findings_of, record, saved, sign

GIVEN, FAMILY = "Nora", "Whitfield"
COMPLAINT = "Low back pain after lifting"
EMAIL = "nora.whitfield@example.org"
NEW_PASSWORD = "hinge-walk-garden-daily"  # of a person who lives for one test
PDF = b"%PDF-"
LINK = re.compile(r"http://\S+/account/password/reset/key/\S+")


@dataclass
class Thread:
    """What one part of the journey hands to the next."""

    clinic: Devices
    chart: str = ""
    plan: str = ""
    evaluation: str = ""
    desk_patient: str = ""


def test_a_stranger_becomes_a_patient_with_a_plan_and_its_price(clinic: Devices) -> None:
    thread = Thread(clinic)
    asks_for_a_visit(clinic.device())
    is_given_a_time(thread, clinic.of("joan"))
    david = clinic.of("david")
    is_examined(thread, david)
    gets_a_strategy_and_a_plan(thread, david)
    is_treated(david)
    learns_the_price(thread, clinic.of("walt"))
    reads_it_at_home(thread, clinic.of("joan"))
    hangs_together(thread, david)


def asks_for_a_visit(phone: Page) -> None:
    """From the front door through the self-check to a request with the answers."""
    phone.goto("/")
    phone.get_by_role("main").get_by_role("link", name=re.compile("self-check", re.IGNORECASE)).first.click()
    begin(phone)
    walk(phone, where="low_back", age="36", how_long="1", sex="female", how_bad="6")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("may be an option")
    expect(phone.locator(".result-rules")).to_contain_text(re.compile(r"Rules [0-9a-f]{8,}"))
    phone.get_by_role("link", name="Ask for a first visit").first.click()
    phone.get_by_label("First name").fill(GIVEN)
    phone.get_by_label("Last name").fill(FAMILY)
    phone.get_by_label("Date of birth").fill("1990-03-02")
    phone.get_by_label("Email").fill(EMAIL)
    phone.get_by_label("Yes, pass my self-check answers on").check()
    phone.get_by_role("button", name="Send my request").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("We have your request")


def is_given_a_time(thread: Thread, joan: Page) -> None:
    """The desk sees the request, makes the patient, and books the first time with David."""
    joan.goto("/desk/requests/")
    joan.get_by_role("link", name=f"{FAMILY}, {GIVEN}").click()
    expect(joan.get_by_text("An option")).to_be_visible()
    joan.locator("label.slot", has_text="New patient").click()
    joan.get_by_role("button", name="Continue to times").click()
    joan.get_by_label(re.compile("^With")).select_option(
        label=joan.get_by_role("option", name=re.compile("David Lindqvist")).inner_text()
    )
    joan.get_by_role("button", name="Show times").click()
    joan.locator("label.slot").first.click()
    joan.get_by_role("button", name="Book this time").click()
    expect(joan.get_by_text("Booked", exact=True).first).to_be_visible()
    joan.get_by_role("link", name=f"{GIVEN} {FAMILY}").click()
    thread.desk_patient = joan.url


def is_examined(thread: Thread, david: Page) -> None:
    """The chart, the complaint with the answers from home, the findings, the panel, the signature."""
    david.goto("/desk/patients/")
    david.get_by_role("link", name=f"{FAMILY}, {GIVEN}").click()
    david.get_by_role("link", name="Open chart").click()
    thread.chart = david.url
    expect(david.get_by_text("The patient shared a self-check")).to_be_visible()
    david.get_by_role("button", name="Open a complaint with it").click()
    complaint = david.get_by_role("dialog", name="New complaint")
    expect(complaint.get_by_label("Low back")).to_be_checked()
    complaint.get_by_label("Complaint").fill(COMPLAINT)
    complaint.get_by_role("button", name="Open the episode").click()
    david.get_by_role("button", name="Start the evaluation").click()
    expect(david.get_by_text("answers from home to ask again")).to_be_visible()
    david.get_by_role("button", name="Tick all").click()
    david.get_by_role("button", name="I asked these again: same answer").click()
    thread.evaluation = david.url
    david.get_by_role("button", name="All fields").click()
    before = david.locator("#live-panel").inner_text()
    record(david, {name: value for name, value in findings_of("EX-03").items() if name != "region"})
    saved(david)
    assert david.locator("#live-panel").inner_text() != before
    david.get_by_role("link", name="Sign", exact=True).click()
    sign(david, "Sign, and go on to the strategy")
    expect(david.get_by_role("heading", level=1)).to_have_text("Strategy")


def gets_a_strategy_and_a_plan(thread: Thread, david: Page) -> None:
    """One part accepted, one changed, one declined with a reason, the rest accepted; then the plan, signed."""
    parts = david.locator("article.part")
    accepted = parts.nth(0)
    accepted.get_by_role("button", name=re.compile("^Accept")).click()
    expect(accepted.get_by_text("Accepted")).to_be_visible()
    declined = parts.filter(has=david.locator("summary", has_text="Decline")).last
    name = declined.get_by_role("heading").inner_text()
    declined.locator("summary", has_text="Decline").click()
    declined.get_by_label("Why you decline it").fill("Not needed at this stage.")
    declined.get_by_role("button", name="Decline").click()
    expect(david.locator("article.part.is-declined").get_by_role("heading", name=name)).to_be_visible()
    schedule = parts.filter(has=david.get_by_role("heading", name="Visits", exact=True))
    schedule.locator("summary", has_text="Change").click()
    schedule.get_by_label("Why you change it").fill("She travels for work.")
    schedule.get_by_role("button", name="Keep this change").click()
    expect(david.locator("article.part.is-changed, article.part .error-summary").first).to_be_visible()
    david.get_by_role("button", name=re.compile("^Accept (all|the) ")).click()
    david.get_by_role("button", name="Make the plan of care").click()
    expect(david.get_by_role("heading", level=1)).to_have_text("Plan of care")
    thread.plan = david.url
    david.get_by_label("Diagnoses").fill("M54.50")
    david.get_by_role("button", name="Read once more and sign").click()
    sign(david, "Sign and lock")
    expect(david.get_by_text("Signed and locked", exact=True)).to_be_visible()
    opens_as_pdf(david, david.get_by_role("link", name="PDF"))


def is_treated(david: Page) -> None:
    """The visit: asked first, treated, answered, signed; what is added later leaves the note as it was."""
    david.get_by_role("button", name="Start a visit").click()
    david.get_by_role("button", name="All asked, all no").click()
    david.get_by_role("radiogroup", name="Pain before").get_by_role("radio", name="4", exact=True).check()
    david.locator("#treatments").get_by_role("checkbox").first.check()
    david.get_by_role("radiogroup", name="Pain after").get_by_role("radio", name="2", exact=True).check()
    david.get_by_label("Response to the session").fill("Bends further, no new signs.")
    david.get_by_role("button", name="Read once more and sign").click()
    sign(david, "Sign and lock")
    expect(david.get_by_text("Signed and locked", exact=True)).to_be_visible()
    david.locator("summary", has_text="Add to this note").click()
    david.get_by_label("Text").fill("She called: no soreness the day after.")
    david.get_by_role("button", name="Add", exact=True).click()
    expect(david.get_by_text("She called: no soreness the day after.")).to_be_visible()
    expect(david.get_by_text("Bends further, no new signs.")).to_be_visible()


def learns_the_price(thread: Thread, walt: Page) -> None:
    """Five coverages side by side; the private terms are entered, and that estimate is given."""
    walt.goto("/billing/")
    walt.get_by_role("row", name=f"{GIVEN} {FAMILY}").get_by_role("link", name="Not given yet").click()
    side_by_side = walt.get_by_role("table", name="What the person pays under each coverage")
    expect(side_by_side.locator("tbody tr")).to_have_count(5)
    estimate = walt.url
    walt.get_by_role("link", name=re.compile("^Add: Private")).click()
    walt.get_by_label("Copay per visit").fill("30")
    walt.get_by_label(re.compile("^Deductible still open")).fill("0")
    walt.get_by_label(re.compile("^Contract rate, % of Medicare")).fill("120")
    walt.get_by_label("Visits a year").fill("none")
    walt.get_by_label("Authorized visits").fill("none")
    walt.get_by_role("button", name="Save").click()
    walt.goto(estimate)
    side_by_side.get_by_role("link", name=re.compile("^Private")).click()
    expect(walt.get_by_text("You would likely pay", exact=True)).to_be_visible()
    walt.get_by_text(re.compile("^Visit 1,")).click()
    expect(walt.locator("ol.working").first).to_contain_text("$")
    walt.get_by_role("button", name="Give to the patient").click()
    walt.goto(estimate)
    walt.get_by_role("complementary").get_by_role("link", name=re.compile("Private")).last.click()
    opens_as_pdf(walt, walt.get_by_role("link", name="PDF"))


def reads_it_at_home(thread: Thread, joan: Page) -> None:
    """The desk opens the portal; the letter's link, a password, and then plan, visits and costs on the phone."""
    joan.goto(thread.desk_patient)
    joan.get_by_role("link", name="Open a portal for this patient").click()
    expect(joan.get_by_label("Email")).to_have_value(EMAIL)
    joan.get_by_role("button", name="Open the portal").click()
    expect(joan.get_by_text("the letter is on its way")).to_be_visible()
    phone = thread.clinic.device()
    phone.goto(thread.clinic.letter_with(LINK))
    phone.get_by_label("New Password", exact=False).first.fill(NEW_PASSWORD)
    phone.get_by_label(re.compile("again", re.IGNORECASE)).fill(NEW_PASSWORD)
    phone.get_by_role("button", name="Save the password").click()
    phone.goto("/account/login/")
    phone.get_by_label("Email").fill(EMAIL)
    phone.get_by_label("Password", exact=True).fill(NEW_PASSWORD)
    phone.get_by_role("button", name="Sign in").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(f"Hello, {GIVEN}")
    expect(phone.get_by_text("First visit and evaluation")).to_be_visible()
    phone.get_by_role("link", name="See the whole plan").click()
    opens_as_pdf(phone, phone.get_by_role("link", name="Save as PDF"))
    phone.goto("/my/costs/")
    opens_as_pdf(phone, phone.get_by_role("link", name="Save as PDF"))
    phone.get_by_role("link", name="See how it adds up").click()
    expect(phone.get_by_role("table", name="Visits")).to_be_visible()


def hangs_together(thread: Thread, david: Page) -> None:
    """From the finding to the price and back, by links alone."""
    david.goto(thread.plan)
    goal = david.locator("#goals .part").first
    goal.get_by_role("link", name="The finding it starts from").click()
    expect(david).to_have_url(re.compile("/clinic/evaluation/.*#finding-"))
    along(david, "Strategy", "Plan of care", "Estimate")
    expect(david).to_have_url(re.compile("/billing/plans/"))
    david.get_by_role("link", name=COMPLAINT).click()
    along(david, "Visits")
    david.get_by_role("link", name="Visit 1").click()
    david.locator("#treatments").get_by_role("link").first.click()
    expect(david).to_have_url(re.compile("/clinic/plan/.*#intervention-"))
    david.locator("#goals").get_by_role("link").first.click()
    along(david, "Evaluation", "Self-check")
    expect(david.get_by_role("main")).to_contain_text("Where is your main pain?")


def along(page: Page, *names: str) -> None:
    """From tab to tab of the episode's thread."""
    for name in names:
        page.get_by_role("navigation", name="The thread of this episode").get_by_role(
            "link", name=name
        ).click()


def opens_as_pdf(page: Page, link: Locator) -> None:
    """The document behind a link, asked for as this person."""
    answer = page.request.get(str(link.get_attribute("href")))
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(PDF)
