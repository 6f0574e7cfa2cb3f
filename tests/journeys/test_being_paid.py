"""From the treatment table to the patient's balance: a signed note, its charge, one press that mends, the clearing house,
the remittance a person looks at, and what the patient owes at the end.
"""

import re
from decimal import Decimal

from playwright.sync_api import Page, expect

from tests.journeys.devices import DESK, Devices
from tests.journeys.therapist import sign

AMOUNT = re.compile(r"\$\d+\.\d\d")


def test_a_signed_note_is_paid_and_leaves_the_patient_her_share(clinic: Devices) -> None:
    treats(clinic.of("david", DESK))
    walt = clinic.of("walt", DESK)
    number = is_claimed(walt)
    is_mended(walt)
    is_sent(walt)
    before = owed(walt)
    is_posted(walt, number)
    assert owed(walt) == before + share_of(walt, number)


def treats(david: Page) -> None:
    """Maria's visit of today: everything of the plan was given. Before the signature the risk of a denial is told."""
    david.goto("/clinic/")
    david.get_by_role("link", name="Maria Alvarez").first.click()
    david.locator("main a[href*='/plan/']").first.click()
    david.get_by_role("button", name="Start a visit").click()
    david.get_by_role("button", name="All asked, all no").click()
    david.get_by_role("radiogroup", name="Pain before").get_by_role("radio", name="3", exact=True).check()
    for box in david.locator("#treatments input[type=checkbox][name$='-given']").all():
        if box.is_visible():
            box.check()
    david.get_by_role("radiogroup", name="Pain after").get_by_role("radio", name="1", exact=True).check()
    expect(david.get_by_text("If it is billed like this")).to_be_visible()
    expect(david.locator("#live").get_by_text("97124 with 97140").first).to_be_visible()
    david.get_by_role("button", name="Read once more and sign").click()
    sign(david, "Sign and lock")
    expect(david.get_by_text("Signed and locked", exact=True)).to_be_visible()


def is_claimed(walt: Page) -> str:
    """The charge was taken at the signature; the biller makes the claim and opens it. Its number comes back."""
    walt.goto("/billing/claims/?list=unbilled")
    expect(walt.get_by_text("charges taken, claim to be made")).to_be_visible()
    walt.get_by_role("button", name="Take charges and make claims").click()
    row = walt.locator("tr", has_text="Maria Alvarez")
    row.get_by_role("link", name=re.compile(r"^S\d+")).click()
    heading = walt.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(r"^Claim S\d+$"))
    return heading.inner_text().removeprefix("Claim ")


def is_mended(walt: Page) -> None:
    """Two codes that are never paid together: one press, and the claim is checked again."""
    said = walt.locator(".objection", has_text="97124 with 97140").first
    said.get_by_role("button", name="Mend it").click()
    expect(walt.get_by_text("Mended, and checked again.")).to_be_visible()
    expect(walt.get_by_role("cell", name="97124")).to_have_count(0)


def is_sent(walt: Page) -> None:
    """The batch is written, judged and sent; the page tells how far it is by itself."""
    walt.get_by_role("button", name="Send").click()
    walt.get_by_role("link", name=re.compile(r"^\d+$")).click()
    expect(walt.get_by_role("heading", level=1)).to_have_text(re.compile(r"^Batch \d+$"))
    expect(walt.get_by_text("Valid by its guide (pyx12)")).to_be_visible()


def is_posted(walt: Page, number: str) -> None:
    """The answers are fetched; the remittance is read, then posted."""
    walt.goto("/billing/claims/inbox/")
    walt.get_by_role("button", name="Fetch answers").click()
    expect(walt.get_by_text("new files")).to_be_visible()
    walt.get_by_role("link", name="LONE STAR HEALTH").first.click()
    expect(walt.get_by_role("link", name=number)).to_be_visible()
    expect(walt.get_by_text("PR-2, coinsurance").first).to_be_visible()
    walt.get_by_role("button", name="Post 1 claim").click()
    expect(walt.get_by_text("Posted", exact=True).first).to_be_visible()


def share_of(walt: Page, number: str) -> Decimal:
    """What the payer left to her of this claim, which has nothing open any more."""
    walt.go_back()
    walt.get_by_role("link", name=number).click()
    expect(walt.locator(".stat", has_text="Open").get_by_text("$0.00")).to_be_visible()
    share = walt.locator(".stat", has_text="Left to the patient").get_by_text(AMOUNT).inner_text()
    assert share != "$0.00"
    return Decimal(share.removeprefix("$"))


def owed(walt: Page) -> Decimal:
    """What Maria owes by her account."""
    walt.goto("/desk/patients/")
    walt.get_by_role("link", name="Alvarez, Maria").click()
    walt.get_by_role("link", name="Cards, authorizations and claims").click()
    walt.get_by_role("link", name="Account").click()
    figure = walt.locator(".stat", has_text="Patient owes now").get_by_text(AMOUNT).inner_text()
    return Decimal(figure.removeprefix("$"))
