"""Compose the sentences of a finding from its parts: likelihood in one, confidence in another, never both in one."""

from collections import Counter

from comity.desk.publications.content import (
    Answer,
    Citation,
    Element,
    Finding,
    Lapsed,
    NotInvited,
    Position,
    Replied,
)
from comity.desk.publications.wording import day, joined
from comity.vocabulary.likelihoods import Likelihood
from comity.vocabulary.stands import Stand


def likelihood_sentence(finding: Finding) -> str:
    """How likely the statement is, with the term's band."""
    low, high = finding.likelihood.percent
    term = finding.likelihood.value
    if finding.likelihood in {Likelihood.ALMOST_NO_CHANCE, Likelihood.EVEN}:
        article = "an" if term[0] in "aeiou" else "a"
        return f"The body judges that there is {article} {term} ({low} to {high} per cent) that this statement is true."
    return f"The body judges it {term} ({low} to {high} per cent) that this statement is true."


def confidence_sentence(finding: Finding) -> str:
    """How sound the basis of the judgement is; why, its own sentence says."""
    return f"Confidence in this judgement is {finding.confidence}."


def corroboration_sentence(finding: Finding) -> str:
    """Which element has the fewest independent origins, how many these are, and whether the finding is called corroborated."""
    least = min(finding.elements, key=lambda element: len(element.origins))
    called = "is" if finding.corroborated else "is not"
    return (
        f"The element with the fewest independent origins, “{least.question}”, has {_origins(least)}. "
        f"The finding {called} called corroborated."
    )


def _origins(element: Element) -> str:
    """`none that is recorded`, `one: A`, `2: A and B`."""
    number = len(element.origins)
    return f"{'one' if number == 1 else number}: {joined(element.origins)}" if number else "none that is recorded"


def tally(positions: tuple[Position, ...]) -> str:
    """`3 members concur, 1 concurs with a reservation and 1 dissents`; stands nobody took are left out."""
    counts = Counter(position.stand for position in positions)
    return joined(f"{counts[stand]} {_stands(stand, counts[stand])}" for stand in Stand if counts[stand])


def _stands(stand: Stand, number: int) -> str:
    """A stand's words, for one member or several."""
    first, *rest = stand.words.split(" ")
    many = {"concurs": "concur", "dissents": "dissent", "abstains": "abstain", "does": "do"}
    return " ".join([first if number == 1 else many[first], *rest])


def citation_label(citation: Citation) -> str:
    """The instrument as it is cited, and its paragraph."""
    return f"{citation.instrument}, paragraph {citation.paragraph}"


def in_force(citation: Citation) -> str:
    """How a provision stood on the day of the act, and since and until when by its own dates."""
    until = f" until {day(citation.in_force_until)}" if citation.in_force_until else ""
    dates = f"by its own dates in force from {day(citation.in_force_from)}{until}"
    return f"On {day(citation.acted_on)}, the day of the act: {citation.status_words}; {dates}."


def answer_sentence(answer: Answer) -> str:
    """What became of the right of reply, in a sentence."""
    match answer:
        case Replied():
            return f"{answer.party} was invited on {day(answer.served_on)} and replied on {day(answer.received_on)}."
        case Lapsed():
            return (
                f"{answer.party} was invited on {day(answer.served_on)} to reply by {day(answer.due_on)} (proof of service: "
                f"exhibit {answer.proof_of_service}). No reply had come on {day(answer.recorded_on)}. "
                "Silence is recorded as silence: nothing is inferred from it."
            )
        case NotInvited():
            return (
                f"{answer.party} was not invited to reply: {answer.reason.rstrip('.')}. "
                f"Decided by {answer.decided_by} on {day(answer.decided_on)}."
            )
