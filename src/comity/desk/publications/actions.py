"""Publish concluded findings: typeset, sealed, logged, bundled with their proofs; a publication is never removed."""

import hashlib
import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from comity.desk.casework.actions import stop_mixed, stop_unless_coordinator
from comity.desk.casework.decisions import decided
from comity.desk.findings.actions import State, stop_unless
from comity.desk.findings.gates import stop_withheld_alone
from comity.desk.findings.models import Finding
from comity.desk.ledger.actions import kept
from comity.desk.ledger.log import checkpoint, proof, publish_log
from comity.desk.ledger.models import Checkpoint, Statement
from comity.desk.publications import content
from comity.desk.publications.consistency import stop_inconsistent
from comity.desk.publications.exhibiting import Annex
from comity.desk.publications.gathering import gathered, runs_cited, states
from comity.desk.publications.models import Publication
from comity.desk.publications.typeset import typeset
from comity.desk.sharing.eyes import WEIGHING, at_task, eyes
from comity.desk.sharing.keys import log_key, node_key
from comity.desk.sharing.models import Body, Seat, mark
from comity.desk.sharing.visibility import seen
from comity.seal.anchor import Anchor
from comity.seal.bundle import compose, publication_statement
from comity.seal.parts import BundleParts, FindingParts, Sealed
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Marking, Tlp
from comity.vocabulary.rules import Rule

BUNDLE, REPORT, ANCHOR = "bundle.zip", "report.pdf", "anchor.json"


class NotReleased(BadInput):
    """A finding that is not for everybody's eyes cannot be published."""

    def diagnostics(self) -> str:
        """How it becomes so."""
        return "Its originators consent to the release of its words, then it is released as TLP:CLEAR."


class Wording(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the body writes around its findings."""

    number: str
    title: str
    standing: str
    """Who mandated the body, and whom its findings bind."""
    summary: tuple[str, ...]
    method: tuple[str, ...]
    limits: tuple[str, ...]
    language: str = "en"
    withheld: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Reasons of originators, by the SHA-256 of the exhibit they withhold."""
    anchor_places: tuple[str, ...] = ()
    """Where the anchor can be had, apart from the bundle."""


def publish(findings: Sequence[Finding], wording: Wording, *, by: Seat) -> Publication:
    """Publish concluded findings as one report, its bundle and its anchor beside it; refused with a sentence otherwise."""
    with eyes(by), at_task(WEIGHING):
        _stop_unfit(findings, wording, by)
        now = timezone.now()
        annex = Annex(findings, wording.withheld, by=by)
        report = _report(findings, wording, annex, now)
        stop_inconsistent(report)
        return _sealed(findings, report, typeset(report), annex, by=by, now=now)


def _stop_unfit(findings: Sequence[Finding], wording: Wording, by: Seat) -> None:
    """Raise for what cannot be published, or not by this seat, or not under this number."""
    stop_unless_coordinator(by)
    for finding in findings:
        seen(finding, by)
        stop_unless(finding, State.CONCLUDED)
        if finding.marking.tlp is not Tlp.CLEAR:
            raise NotReleased(f"{finding.number} is marked {finding.tlp}.")
        stop_mixed(finding.case)
        stop_withheld_alone(finding)
    if Publication.objects.filter(number=wording.number).exists():
        raise BadInput(f"There is a publication {wording.number} already; it is never replaced, only superseded.")


def _report(findings: Sequence[Finding], wording: Wording, annex: Annex, now: datetime) -> content.Report:
    """Everything the report says."""
    body = Body.here()
    said = tuple(gathered(finding, annex) for finding in findings)
    cited = {measure.run for finding in said for measure in finding.measures}
    cited |= {track.run for finding in said for chart in finding.charts for track in chart.tracks}
    return content.Report(
        number=wording.number,
        title=wording.title,
        body=content.Body(name=body.name, standing=wording.standing, members=tuple(m.name for m in states())),
        marking=Tlp.CLEAR,
        exercise=body.exercise,
        published=now.date(),
        language=wording.language,
        summary=wording.summary,
        method=wording.method,
        limits=wording.limits,
        findings=said,
        exhibits=annex.printed(),
        verification=_verification(wording),
        runs=runs_cited(cited),
    )


def anchor() -> Anchor:
    """Whom to believe: the body's keys and quorum, the same bytes on every day."""
    body = Body.here()
    return Anchor(
        body=body.name,
        issued=body.founded_at.date(),
        log=str(log_key().key),
        node=str(node_key().key),
        members={member.code: member.verifier_key for member in states()},
        quorum=msgspec.convert(body.rule, Rule).quorum,
    )


def _verification(wording: Wording) -> content.Verification:
    """What a reader needs in hand to check the report."""
    key = log_key().key
    return content.Verification(
        bundle=BUNDLE,
        log=key.name,
        log_key=str(key),
        anchor_sha256=hashlib.sha256(bytes(anchor())).hexdigest(),
        anchor_places=wording.anchor_places,
        commands=(f"python verifier.py {BUNDLE} --anchor {ANCHOR}", f"comity verify {BUNDLE} --anchor {ANCHOR}"),
    )


@transaction.atomic
def _sealed(
    findings: Sequence[Finding], report: content.Report, pdf: bytes, annex: Annex, *, by: Seat, now: datetime
) -> Publication:
    """The publication's record, statement, leaf and files: together or not at all."""
    parts = _parts(findings, report, pdf, annex)
    statement = kept("publication", publication_statement(parts, recorded_at=now), by=by, at=now)
    issued = checkpoint()
    bundle = compose(parts, _statement(statement, issued))
    publication = Publication.objects.create(
        number=report.number,
        folder=re.sub(r"[^A-Za-z0-9]+", "-", report.number),
        title=report.title,
        content=content.publication_data(report),
        exercise=report.exercise,
        published_at=now,
        published_by=by,
        bundle_digest=hashlib.sha256(bundle).hexdigest(),
        report_digest=hashlib.sha256(pdf).hexdigest(),
        statement=statement,
        **mark(Marking.clear(by.member.code), originator=by.member),
    )
    publication.findings.set(findings)
    for finding in findings:
        finding.state = State.PUBLISHED
        finding.save(update_fields=["state"])
    decided(publication, "publish", by=by, reason=f"Published {report.number}: {report.title}")
    _laid_out(publication, {BUNDLE: bundle, REPORT: pdf, ANCHOR: bytes(anchor())})
    transaction.on_commit(lambda: publish_log(checkpoint()))
    return publication


def _parts(findings: Sequence[Finding], report: content.Report, pdf: bytes, annex: Annex) -> BundleParts:
    """What the bundle is composed from."""
    issued = checkpoint()
    verifier = files("comity.verifier").joinpath("verifier.py").read_bytes()
    return BundleParts(
        body=report.body.name,
        number=report.number,
        title=report.title,
        published=report.published,
        members=tuple(member.code for member in states()),
        findings=tuple(_finding_parts(finding, issued) for finding in findings),
        exhibits=annex.parts(settings.WORLD.exhibits.read),
        documents={REPORT: pdf, "report.json": content.publication_bytes(report), "verifier.py": verifier},
    )


def _finding_parts(finding: Finding, issued: Checkpoint) -> FindingParts:
    """A finding's statement with every position ever taken on it, the replies and the conclusion."""
    if finding.statement is None or finding.conclusion is None:
        raise BadInput(f"{finding.number} was not circulated and concluded.")
    on_this = Statement.objects.filter(pk__in=finding.positions_on_this().values("statement"))
    letter = finding.reply_request
    replies = Statement.objects.filter(pk__in=letter.replies.values("statement")) if letter else ()
    return FindingParts(
        statement=_statement(finding.statement, issued),
        conclusion=finding.rule["conclusion"],
        positions=tuple(_statement(one, issued) for one in on_this),
        replies=tuple(_statement(one, issued) for one in replies),
        decisions=(_statement(finding.conclusion, issued),),
    )


def _statement(statement: Statement, issued: Checkpoint) -> Sealed:
    """A sealed statement with its proof."""
    return Sealed(envelope=bytes(statement.envelope), proof=proof(statement, issued))


def _laid_out(publication: Publication, contents: Mapping[str, bytes]) -> None:
    """Write the publication's folder whole: beside its place first, then by one rename, before the record commits."""
    folder = Path(settings.WORLD.publications) / publication.folder
    aside = folder.with_name(f".{folder.name}.part")
    for stale in (aside, folder):
        shutil.rmtree(stale, ignore_errors=True)  # left by a publishing that was killed: no record knows it
    aside.mkdir(parents=True)
    for name, data in contents.items():
        (aside / name).write_bytes(data)
    aside.rename(folder)
