"""Gather from the records what a report says about its findings: law, evidence, replies, positions, annexes, runs.

What is not for everybody's eyes is counted and named as withheld; its words never reach the report.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from comity.desk.casework.models import Hypothesis, Signal
from comity.desk.findings.models import Element, Evidence, Finding
from comity.desk.holdings.lineage import origins
from comity.desk.holdings.models import Assertion, Exhibit
from comity.desk.ledger.models import Run
from comity.desk.publications import content
from comity.desk.publications.answering import answers
from comity.desk.publications.charting import chart_of
from comity.desk.publications.exhibiting import Annex
from comity.desk.sharing.models import Member
from comity.law.labels import label
from comity.law.packs import regime as regime_named
from comity.law.standing import standing
from comity.signals.typology import Explanation, Outcome
from comity.vocabulary.errors import BadInput
from comity.vocabulary.likelihoods import Confidence, Likelihood
from comity.vocabulary.markings import Tlp
from comity.vocabulary.properties import Property
from comity.vocabulary.stands import Stand


def gathered(finding: Finding, annex: Annex) -> content.Finding:
    """A concluded finding as a report prints it; exhibits are cited by their number in the annex."""
    signals = signals_of(finding)
    return content.Finding(
        number=finding.number,
        title=finding.title,
        statement=finding.statement_text,
        citations=(_citation(finding),),
        likelihood=Likelihood(finding.likelihood),
        confidence=Confidence(finding.confidence),
        basis=finding.basis,
        corroborated=finding.corroborated,
        elements=tuple(_element(element, annex) for element in finding.elements.all()),
        innocent=_innocent(finding, signals),
        answers=tuple(answers(finding, annex)),
        positions=tuple(_position(finding, member) for member in states()),
        conclusion=_conclusion(finding),
        measures=tuple(measure for signal in signals for measure in _measures(signal)),
        charts=chart_of(finding, signals, annex),
    )


def states() -> Sequence[Member]:
    """The members that take positions, in order."""
    return list(Member.objects.filter(kind=Member.Kind.STATE))


def signals_of(finding: Finding) -> list[Signal]:
    """The case's signals in tracks that the finding's evidence cites and everybody may see."""
    cited = Exhibit.objects.filter(assertions__evidence__element__finding=finding, tlp=Tlp.CLEAR)
    return list(finding.case.signals.filter(table__exhibit__in=cited, tlp=Tlp.CLEAR).select_related("run", "table"))


def _citation(finding: Finding) -> content.Citation:
    law = regime_named(finding.case.regime)
    provision, instrument = law.provision(finding.provision), law.instrument_of[finding.provision]
    return content.Citation(
        id=provision.id,
        instrument=instrument.symbol,
        paragraph=provision.paragraph,
        in_our_words=provision.text,
        certainty=provision.certainty,
        certainty_words=label(provision.certainty),
        source_url=instrument.source_url,
        in_force_from=provision.in_force_from,
        in_force_until=provision.in_force_until,
        acted_on=finding.acted_on,
        status_words=label(standing(law, provision, finding.acted_on)),
    )


def _element(element: Element, annex: Annex) -> content.Element:
    bound = list(element.evidence.filter(assertion__retracted_at=None).select_related("assertion__exhibit"))
    public = [e.assertion for e in bound if e.assertion.marking.tlp is Tlp.CLEAR]
    first_said = dict(zip(public, origins(public, seen_by=None), strict=True))
    speaking_for = tuple(_evidence(e, first_said, annex) for e in bound if e.bearing == Evidence.Bearing.FOR)
    against = tuple(_evidence(e, first_said, annex) for e in bound if e.bearing == Evidence.Bearing.AGAINST)
    return content.Element(
        question=element.question,
        outcome=_outcome(speaking_for, against),
        evidence_for=speaking_for,
        evidence_against=against,
    )


def _outcome(speaking_for: Sequence[content.Evidence], against: Sequence[content.Evidence]) -> content.Outcome:
    """Met where something bears it out, as the body concluded; what speaks against it stands beside."""
    if speaking_for:
        return content.Outcome.MET
    return content.Outcome.NOT_MET if against else content.Outcome.UNKNOWN


def _evidence(evidence: Evidence, first_said: Mapping[Assertion, str], annex: Annex) -> content.Evidence:
    """One piece of evidence; of what is not public, only that it exists and how it is graded."""
    assertion = evidence.assertion
    number = annex.number(assertion.exhibit)
    if assertion not in first_said:
        holder, recorded = assertion.originator.name, bool(assertion.origin)
        return content.Evidence(
            exhibit=number,
            says=f"Withheld: {holder} holds it for fewer eyes",
            grade=assertion.grade,
            withheld_by=holder,
            origin_withheld=recorded,
        )
    return content.Evidence(
        exhibit=number,
        says=_says(assertion),
        grade=assertion.grade,
        origin=first_said[assertion],
        place=assertion.place,
    )


def _says(assertion: Assertion) -> str:
    """A statement as it reads; any other property with whom and what it is about."""
    if assertion.prop == Property.STATEMENT:
        return assertion.value
    return f"{assertion.subject}: {assertion.prop.replace('_', ' ')}: {assertion.value}"


def _innocent(finding: Finding, signals: Sequence[Signal]) -> tuple[Explanation, ...]:
    """What else could be so: the detectors' tests, then the innocent hypotheses of the case."""
    tested = [msgspec.convert(explanation, Explanation) for signal in signals for explanation in signal.innocent]
    weighed = finding.case.hypotheses.filter(innocent=True)
    proposed = [
        Explanation(hypothesis.statement_text, _weighed(hypothesis), hypothesis.weighed) for hypothesis in weighed
    ]
    return tuple(dict.fromkeys((*tested, *proposed)))


def _weighed(hypothesis: Hypothesis) -> Outcome:
    """A person's weighing settles less than a detector's test does."""
    return Outcome.CANNOT_TELL if hypothesis.weighed else Outcome.NOT_TESTED


def _position(finding: Finding, member: Member) -> content.Position:
    taken = finding.positions.filter(member=member, current=True).first()
    if taken is None:
        return content.Position(member=member.name, stand=Stand.NOT_PARTICIPATING)
    return content.Position(
        member=member.name, stand=Stand(taken.stand), taken_on=taken.taken_at.date(), reason=taken.reason
    )


def _conclusion(finding: Finding) -> content.Conclusion:
    if finding.concluded_at is None:
        raise BadInput(f"{finding.number} was not concluded.")
    return content.Conclusion(
        sentence=finding.rule["conclusion"], rule=finding.rule["text"], concluded_on=finding.concluded_at.date()
    )


UNITS: Mapping[str, str] = {"h": "h", "nm": "nautical miles", "kn": "knots", "m": "m", "deg": "degrees", "s": "s"}


def _measures(signal: Signal) -> list[content.Measure]:
    """The signal's numbers, each with its unit and the run it comes from."""
    found = []
    for name, value in signal.measures.items():
        what, _, unit = name.rpartition("_")
        known = unit in UNITS and bool(what)
        found.append(
            content.Measure(
                what=f"{signal.subject}: {(what if known else name).replace('_', ' ')}",
                value=f"{value:g}",
                unit=UNITS[unit] if known else "",
                range="exact",
                method=f"{signal.typology} {signal.version}",
                run=signal.run.key,
            )
        )
    return found


def runs_cited(keys: Iterable[str]) -> tuple[content.Run, ...]:
    """The runs behind a report's numbers, so told that a stranger can repeat them."""
    return tuple(_run(run) for run in Run.objects.filter(key__in=set(keys)).order_by("key"))


def _run(run: Run) -> content.Run:
    return content.Run(
        id=run.key,
        typology=run.typology,
        version=run.version,
        code=run.code,
        parameters=run.parameters,
        inputs=tuple(
            content.RunInput(name=f"table {number}", sha256=digest) for number, digest in enumerate(run.inputs, 1)
        ),
        outcome=", ".join(f"{count} {name.replace('_', ' ')}" for name, count in run.outcome.items()),
        finished_at=run.finished_at,
    )
