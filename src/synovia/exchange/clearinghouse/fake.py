"""A clearing house that answers claims and questions of cover as a real one and its payers do, without a network.

Its answers are files (999, 277CA, 835; 271) that pyx12 finds valid and that balance. It knows nothing of our records: it reads
what was sent. The same batches in the same order get the same answers, byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from synovia.exchange.clearinghouse.fake_benefits import read_inquiry, tell_benefits
from synovia.exchange.clearinghouse.fake_decisions import decide, rejection
from synovia.exchange.clearinghouse.fake_files import Numbers, Payment, acknowledge, remit, tell_status
from synovia.exchange.clearinghouse.folder import FolderClearinghouse, is_ready, place_whole
from synovia.exchange.clearinghouse.sent_claims import SentBatch, SentClaim, read_batch
from synovia.exchange.clearinghouse.transport import ATTACHMENT, NotDelivered, plain_name
from synovia.exchange.x12.envelopes import transactions
from synovia.exchange.x12.judging import validate
from synovia.exchange.x12.segments import tokenize


def answer_folder(folder: FolderClearinghouse) -> list[str]:
    """Answers what lies in a folder's outbox, as the program of a clearing house would; the names of the new answers.

    Everything ever sent is played again in its order, so nothing needs to be remembered; answers that were given stay.
    """
    house = FakeClearinghouse()
    sent = folder.outbox.iterdir() if folder.outbox.is_dir() else ()
    for file in sorted(
        (each for each in sent if is_ready(each.name)), key=lambda each: (each.stat().st_mtime_ns, each.name)
    ):
        house.send(file.name, file.read_bytes())
    new = [
        name
        for name, _ in house.fetch()
        if not any((place / name).exists() for place in (folder.inbox, folder.archive))
    ]
    folder.inbox.mkdir(parents=True, exist_ok=True)
    for name in new:
        place_whole(folder.inbox / name, house.waiting[name])
    return new


@dataclass(slots=True)
class FakeClearinghouse:
    """Takes files, answers at once. `sent` and `archive` keep what came and what was taken in.

    An attachment comes before the batch that announces it. What was announced and is not there is rejected by the 277CA.
    """

    sent: dict[str, bytes] = field(default_factory=dict)
    waiting: dict[str, bytes] = field(default_factory=dict)
    archive: dict[str, bytes] = field(default_factory=dict)
    attachments: set[str] = field(default_factory=set)  # control numbers of those that came
    _taken: dict[str, str] = field(default_factory=dict)  # our control number → the payer's
    _decided: dict[str, Payment] = field(default_factory=dict)  # the payer's control number → its decision

    def send(self, name: str, content: bytes) -> None:
        """Takes the file and puts its answers to what waits. A PDF is an attachment: its name is its control number."""
        if plain_name(name) in self.sent:
            if self.sent[name] != content:
                raise NotDelivered(f"Another {name} was sent already.")
            return
        self.sent[name] = content
        if name.endswith(ATTACHMENT):
            self.attachments.add(name.removesuffix(ATTACHMENT))
            return
        text = content.decode("ascii", errors="replace")
        for file in transactions(tokenize(text).segments)[0]:
            if file.kind == "837":
                self._answer(read_batch(file), text)
            elif file.kind == "270":
                asked = read_inquiry(file)
                numbers = Numbers(asked)
                self._wait("271", numbers, tell_benefits(asked, numbers.next()))

    def fetch(self) -> list[tuple[str, bytes]]:
        """The answers that wait, by name."""
        return sorted(self.waiting.items())

    def done(self, name: str) -> None:
        """Puts an answer aside."""
        if name in self.waiting:
            self.archive[name] = self.waiting.pop(name)

    def _answer(self, batch: SentBatch, text: str) -> None:
        judged = validate(text)
        numbers = Numbers(batch)
        self._wait("999", numbers, acknowledge(batch, judged.problems, numbers.next()))
        if not judged.ok:
            return
        said = []
        for claim in batch.claims:
            reason = rejection(claim, batch, self._taken, self.attachments)
            if reason is None:
                self._taken[claim.control_number] = f"ICN{numbers.of_claim(claim)}"
            said.append((claim, reason, self._taken.get(claim.control_number, "")))
        self._wait("277ca", numbers, tell_status(batch, said, numbers.next()))
        payments = [
            each for claim, reason, number in said if reason is None for each in self._payments(claim, number)
        ]
        for payer in dict.fromkeys((each.claim.payer_id, each.claim.npi) for each in payments):
            theirs = [each for each in payments if (each.claim.payer_id, each.claim.npi) == payer]
            self._wait("835", numbers, remit(batch, theirs, numbers.next()))

    def _payments(self, claim: SentClaim, number: str) -> list[Payment]:
        """What the payer decides: a replacement or void first takes back what it names, if it is known."""
        made = []
        earlier = self._decided.pop(claim.original_reference, None) if claim.frequency in "78" else None
        if earlier is not None:
            back = tuple(line.reversed() for line in earlier.lines)
            made.append(Payment(earlier.claim, earlier.number, back, is_reversal=True))
        if claim.frequency != "8":
            self._decided[number] = Payment(claim, number, decide(claim))
            made.append(self._decided[number])
        return made

    def _wait(self, kind: str, numbers: Numbers, text: str) -> None:
        self.waiting[f"{numbers.interchange:09}-{kind}.x12"] = text.encode("ascii")
