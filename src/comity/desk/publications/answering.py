"""Gather what became of the right of reply: the silence, where one was recorded, and every answer that came, in its order."""

from collections.abc import Iterator

from comity.desk.casework.models import Reply, Request
from comity.desk.findings.models import Finding
from comity.desk.publications import content
from comity.desk.publications.exhibiting import Annex
from comity.desk.publications.printed.words import shown_by_fonts
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Tlp


class ReplyWithheld(BadInput):
    """A reply is published as it came, or the finding it answers is not."""

    def diagnostics(self) -> str:
        """Who opens it, and how."""
        return "Whoever attached it marks it for everybody: the act “Open the reply”, on the letter."


def answers(finding: Finding, annex: Annex) -> Iterator[content.Answer]:
    """The silence and every reply to a finding's letter, as received; one reply never takes the place of another."""
    letter = finding.reply_request
    if letter is None or not letter.served_at or not letter.deadline or not letter.proof_of_service:
        raise BadInput(f"{finding.number} has no served letter: it should not have come so far.")
    if not letter.closed:
        raise BadInput(f"The letter on {finding.number} is neither answered nor lapsed.")
    if letter.lapsed_at:
        yield content.Lapsed(
            party=letter.addressee,
            served_on=letter.served_at.date(),
            due_on=letter.deadline.date(),
            recorded_on=letter.lapsed_at.date(),
            proof_of_service=annex.number(letter.proof_of_service),
        )
    for reply in letter.replies.select_related("exhibit"):
        yield _replied(finding, letter, reply, annex)


def _replied(finding: Finding, letter: Request, reply: Reply, annex: Annex) -> content.Replied:
    """One reply, whole; it must be for everybody's eyes."""
    if reply.exhibit.marking.tlp is not Tlp.CLEAR or not (letter.served_at and letter.deadline):
        raise ReplyWithheld(f"A reply on {finding.number} is marked {reply.exhibit.tlp}: it must be printed unedited.")
    return content.Replied(
        party=letter.addressee,
        served_on=letter.served_at.date(),
        due_on=letter.deadline.date(),
        received_on=reply.received_at.date(),
        text=_text(reply, annex.number(reply.exhibit)),
        exhibit=annex.number(reply.exhibit),
    )


def _text(reply: Reply, number: int) -> content.Text:
    """Its words; where the PDF's fonts lack their script, what stands there instead, and where the words are to be read."""
    if shown_by_fonts(reply.text):
        return content.Text(words=reply.text, language=reply.language)
    return content.Text(
        words=reply.text,
        language=reply.language,
        in_print=f"The words of this reply are in a script that the fonts of this file lack. They stand as they came in exhibit {number}.",
        in_print_is="a note in place of the words",
    )
