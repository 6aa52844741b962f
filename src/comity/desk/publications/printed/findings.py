"""Lay out a finding in the order it is read: what, how likely, how sure, on what, what else, who replied, who dissents."""

from collections.abc import Iterator

from comity.desk.publications.content import Answer, Citation, Element, Evidence, Finding, Measure, Position, Replied
from comity.desk.publications.printed.annexes import run_name
from comity.desk.publications.printed.charts import chart
from comity.desk.publications.printed.words import Printed, others_words
from comity.desk.publications.sentences import (
    answer_sentence,
    citation_label,
    confidence_sentence,
    corroboration_sentence,
    in_force,
    likelihood_sentence,
    tally,
)
from comity.desk.publications.wording import day


def finding(each: Finding, index: int, numbers: Iterator[int]) -> Printed:
    """One finding; its own paragraphs take the next numbers."""
    return {
        "index": index,
        "number": each.number,
        "title": each.title,
        "statement": {"number": next(numbers), "text": each.statement},
        "citations": [_citation(citation) for citation in each.citations],
        "likelihood": {"number": next(numbers), **_likelihood(each)},
        "confidence": {"number": next(numbers), **_confidence(each)},
        "corroboration": {"number": next(numbers), "text": corroboration_sentence(each)},
        "elements": [_element(element) for element in each.elements],
        "measures": [_measure(measure) for measure in each.measures],
        "charts": [chart(drawn) for drawn in each.charts],
        "innocent": [
            {"explanation": i.explanation, "outcome": i.outcome.value, "because": i.because} for i in each.innocent
        ],
        "answers": [_answer(answer) for answer in each.answers],
        "tally": tally(each.positions),
        "positions": [_position(position) for position in each.positions],
        "conclusion": {"number": next(numbers), **_conclusion(each)},
    }


def _likelihood(each: Finding) -> Printed:
    """The sentence, and the band for the scale beside it."""
    low, high = each.likelihood.percent
    return {"text": likelihood_sentence(each), "term": each.likelihood.value, "low": low, "high": high}


def _confidence(each: Finding) -> Printed:
    """The confidence in one sentence, its basis in the next."""
    sentence = confidence_sentence(each)
    return {"sentence": sentence, "text": f"{sentence} {each.basis}", "term": each.confidence.value}


def _conclusion(each: Finding) -> Printed:
    """What was concluded, when, by which rule; a rule that the sentence gives already is not said twice."""
    sentence, rule = each.conclusion.sentence, each.conclusion.rule
    return {"text": sentence, "rule": "" if rule in sentence else rule, "on": day(each.conclusion.concluded_on)}


def _citation(citation: Citation) -> Printed:
    """A footnote: the paragraph, our words for it, how far they were checked, where the text itself is."""
    return {
        "label": citation_label(citation),
        "words": citation.in_our_words,
        "certainty": citation.certainty.value,
        "certainty_words": citation.certainty_words,
        "in_force": in_force(citation),
        "url": citation.source_url,
    }


def _element(element: Element) -> Printed:
    """A row of the elements table."""
    return {
        "question": element.question,
        "outcome": element.outcome.value,
        "remark": element.remark,
        "for": [_evidence(evidence) for evidence in element.evidence_for],
        "against": [_evidence(evidence) for evidence in element.evidence_against],
    }


def _evidence(evidence: Evidence) -> Printed:
    """One assertion, with its exhibit to link to."""
    return {
        "exhibit": evidence.exhibit,
        "place": evidence.place,
        "says": evidence.says.rstrip("."),
        "grade": str(evidence.grade),
        "origin": _origin(evidence),
    }


def _origin(evidence: Evidence) -> str:
    """Who first said it; what is recorded and stays behind is not called unrecorded."""
    return "recorded, and withheld" if evidence.origin_withheld else evidence.origin or "not recorded"


def _measure(measure: Measure) -> Printed:
    """A number with its unit, range and method, and the run to link to."""
    value = f"{measure.value} {measure.unit}"
    said = {"what": measure.what, "value": value, "range": measure.range, "method": measure.method}
    return {**said, "run": measure.run, "run_name": run_name(measure.run)}


def _answer(answer: Answer) -> Printed:
    """What became of the right of reply; the reply itself, whole."""
    said: Printed = {"said": answer_sentence(answer), "party": answer.party, "reply": None}
    if isinstance(answer, Replied):
        said["reply"] = {**others_words(answer.text), "exhibit": answer.exhibit}
    return said


def _position(position: Position) -> Printed:
    """A member, its stand, its reason."""
    return {
        "member": position.member,
        "stand": position.stand.value,
        "words": position.stand.words,
        "on": day(position.taken_on) if position.taken_on else "",
        "reason": position.reason,
    }
