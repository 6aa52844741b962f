"""Send the exercise's letters, attach what answers them unedited, and record silence as silence."""

from django.db import transaction

from comity.desk.casework.letters import attach_reply, draft_letter, record_silence, serve
from comity.desk.casework.models import Case, Request
from comity.desk.sharing.models import Seat
from comity.exercise.founding import marking, sitting
from comity.exercise.holding import exhibit
from comity.exercise.matters import bring_in
from comity.exercise.script import Answered, Held, Letter


@transaction.atomic
def correspond(letter: Letter, held: dict[str, Held]) -> None:
    """Draft and serve a letter, and attach its answer or record that none came; once."""
    if Request.objects.filter(number=letter.number).exists():
        return
    by = sitting(letter.by)
    request = draft_letter(
        Case.objects.get(reference=letter.case),
        number=letter.number,
        kind=letter.kind,
        addressee=letter.addressee,
        text=letter.path.read_text(encoding="utf-8"),
        by=by,
        marking=marking(letter.marking, by),
    )
    served = letter.served
    serve(request, by=by, proof=exhibit(held[served.proof]), served_at=served.at, deadline=served.deadline)
    if letter.answered:
        _attach(request, letter.answered, held, by)
    else:
        record_silence(request, by=by)


def _attach(request: Request, answer: Answered, held: dict[str, Held], by: Seat) -> None:
    """Attach the paper that came, in the words it came in, and gather it with its enclosures."""
    paper = held[answer.paper]
    words = paper.path.read_text(encoding="utf-8")
    attach_reply(request, exhibit=exhibit(paper), text=words, language=answer.language, received_at=answer.at, by=by)
    bring_in(request.case, [paper, *(held[key] for key in answer.enclosures)], by=by, reason=answer.reason)
