"""What the loaded world holds: every record once, the invented labelled, the real untouched, the caveated kept."""

import zipfile

import pytest
from django.db.models import CharField, TextField

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

SEATS = ("auremia", "bellorn", "cavandra", "dovenna", "eranthia", "secretariat")
BOOKKEEPING = {"tlp", "originators", "readers", "persons", "digest", "fingerprint", "media_type", "place", "language"}
"""Columns of invented records that say nothing of their own, beside one that does."""


def seat(username):
    """A person's seat."""
    from comity.desk.sharing.models import Seat

    return Seat.objects.get(user__username=username)


def records():
    """Every model that says of its rows whether they are invented."""
    from django.apps import apps

    return [model for model in apps.get_models() if any(field.name == "exercise" for field in model._meta.fields)]


def words(record):
    """Everything a record says, as one text; a signal's words are its detector's, so the title of its track goes with them."""
    kinds = (CharField, TextField)
    said = [field.name for field in record._meta.fields if isinstance(field, kinds) and field.name not in BOOKKEEPING]
    track = [record.table.exhibit.title] if record._meta.model_name == "signal" else []
    return " ".join([*track, *(str(getattr(record, name)) for name in said)])


def counts():
    """How many rows each model has."""
    from django.apps import apps

    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_loading_again_adds_nothing(loaded):
    """A second `comity demo` on the same folder finds the same world."""
    from comity.exercise.loader import load

    before = counts()
    assert load() == loaded
    assert counts() == before


def test_a_loading_stopped_and_begun_again_leaves_no_double(loaded, script):
    """This world was stopped four times while it was loaded: each thing of the script is there once."""
    from comity.desk.findings.models import Evidence, Position

    assert loaded.exhibits == len(script.held)
    assert (loaded.cases, loaded.letters, loaded.findings) == (3, 3, 2)
    assert Position.objects.count() == sum(len(finding.positions) for finding in script.findings)
    assert Evidence.objects.count() == sum(len(one) for f in script.findings for one in f.evidence.values())


def test_the_log_is_consistent():
    """Every sealed record has its leaf, every leaf its place."""
    from comity.desk.ledger.audit import audited
    from comity.desk.ledger.models import Statement

    audit = audited()
    assert audit.size + audit.waiting == Statement.objects.count()
    assert audit.waiting <= 1  # the last act waits for the integrator, where there is one


def test_every_invented_record_says_so():
    """Name, title or text of each record marked as an exercise holds the word."""
    invented = [row for model in records() for row in model._default_manager.filter(exercise=True)]
    assert [str(row) for row in invented if "EXERCISE" not in words(row)] == []
    assert len(invented) > 50


def test_whoever_acts_in_it_is_invented():
    """Every decision is signed by a seat that says EXERCISE."""
    from comity.desk.casework.models import Decision

    assert not Decision.objects.exclude(person__contains="EXERCISE").exists()


def test_what_is_real_is_whole_and_not_called_an_exercise():
    """730 persons, 273 entities and 59 ships from the lists, none of it marked as invented."""
    from comity.desk.holdings.models import Exhibit, Intake

    real = Exhibit.objects.filter(exercise=False)
    read = {one.source: one.counts for one in Intake.objects.filter(exhibit__in=real)}
    assert (read["un-consolidated"]["persons"], read["un-consolidated"]["entities"]) == (730, 273)
    assert (read["un-1718-vessels"]["ships"], read["ais-jsonl"]["fixes"]) == (59, 1668)
    assert not any("EXERCISE" in one.title for one in real)


def test_the_real_matter_holds_claims_alone():
    """No hypothesis, letter, finding or publication, no grade but F6, and the case says what it is."""
    from comity.desk.casework.models import Case

    case = Case.objects.get(exercise=False)
    assert case.regime == "un-1718-dprk"
    assert "claims, never our finding" in case.summary
    assert "not recorded" in case.summary
    assert not any(held.exists() for held in (case.hypotheses, case.requests, case.findings, case.signals))
    assert set(case.assertions.values_list("source", "grade_text")) == {("claims", "F6")}


def test_no_natural_person_of_the_real_matter_is_named():
    """A claim that concerns a person whom no court or official list names carries no value that anybody can see."""
    from comity.desk.holdings.models import Assertion

    concerned = Assertion.objects.filter(source="claims", prop="claim_names_person", value="yes")
    assert concerned.exists()
    for claim in concerned:
        said = dict(Assertion.objects.about(claim.subject).values_list("prop", "value"))
        assert not {"claim_value", "members_only"} & said.keys()
        assert said["claim_person_named_by"] == "press"


def test_every_signal_comes_from_a_detector():
    """Each belongs to a sealed run on a track of this world, and running the detectors again finds the same."""
    from comity.desk.casework.models import Signal
    from comity.desk.ledger.models import Run
    from comity.exercise.matters import look
    from comity.exercise.script import script

    found = set(Signal.objects.values_list("key", flat=True))
    assert all(signal.table.digest in signal.run.inputs for signal in Signal.objects.all())
    runs = Run.objects.count()
    look(script())
    assert set(Signal.objects.values_list("key", flat=True)) == found
    assert Run.objects.count() == runs


def test_the_detectors_find_the_silence_and_the_shared_number():
    """The invented gap of 19.2 hours lies in the coal case; the real track with several hulls waits in the queue."""
    from comity.desk.casework.models import Signal

    gap = Signal.objects.get(exercise=True)
    assert (gap.typology, gap.subject, gap.case.reference) == ("reception-gap", "mmsi:293000117", "EXERCISE-2026-COAL")
    assert (gap.until_at - gap.from_at).total_seconds() / 3600 == pytest.approx(19.2)
    shared = Signal.objects.get(exercise=False, typology="several-hulls-one-mmsi")
    assert (shared.subject, shared.state) == ("mmsi:416000000", "new")


def test_the_caveated_document_is_seen_by_two_members_alone(script):
    """Bellorn, who holds it, and the secretariat; nobody else learns its words."""
    from comity.desk.holdings.models import Assertion, Exhibit

    held = script.held["bellorn-document"]
    for model, key in ((Exhibit, {"title": held.title}), (Assertion, {"value": held.says[0].value})):
        seen = {name for name in SEATS if model.objects.visible_to(seat(name)).filter(**key).exists()}
        assert seen == {"bellorn", "secretariat"}
        assert not model.objects.visible_to(None).filter(**key).exists()


def test_the_caveated_words_are_nowhere_in_the_published_bundle(loaded, script):
    """Neither the document nor what was read in it nor its digest goes out; a commitment stands for it."""
    from comity.desk.holdings.models import Exhibit
    from comity.desk.publications.models import Publication

    held = script.held["bellorn-document"]
    exhibit = Exhibit.objects.get(title=held.title)
    bundle = zipfile.ZipFile(loaded.bundle)
    content = b"".join(bundle.read(name) for name in bundle.namelist())
    content += str(Publication.objects.get().content).encode()
    for words in (held.says[0].value, exhibit.digest, "Cargo comes by Korrin 7", held.title):
        assert words.encode() not in content
    assert exhibit.commitment.encode() in content


def test_members_see_the_findings_again_once_the_originator_consented():
    """Binding the caveated document narrowed the finding; its words went back to everybody, with the consent on record."""
    from comity.desk.casework.decisions import decisions_about
    from comity.desk.findings.models import Finding

    coal = Finding.objects.get(number="EXERCISE-2026-F1")
    assert all(Finding.objects.visible_to(seat(name)).filter(pk=coal.pk).exists() for name in SEATS)
    consents = [one.member.code for one in decisions_about(coal) if one.action == "consent to release"]
    assert consents == ["EXB", "EXB"]


def test_one_party_replied_and_the_other_kept_silent():
    """The reply's text is its paper, byte for byte; the silence was recorded after its deadline."""
    from comity.desk.casework.models import Request
    from comity.exercise.script import WORLD

    coal, oil = Request.objects.filter(kind="reply").order_by("number")
    paper = WORLD / "papers" / "EXERCISE-heronfield-reply.txt"
    assert coal.replies.get().text.encode() == paper.read_bytes()
    assert not oil.replies.exists()
    assert oil.lapsed_at > oil.deadline


def test_the_body_concluded_by_its_rule_over_a_dissent():
    """Four of five concur on coal and one dissents; on oil three concur, one abstains and one takes no part."""
    from comity.desk.findings.models import Finding

    coal, oil = Finding.objects.order_by("number")
    stands = [sorted(one.positions.values_list("stand", flat=True)) for one in (coal, oil)]
    assert stands[0] == ["concur", "concur", "concur", "concur-with-reservation", "dissent"]
    assert stands[1] == ["abstain", "concur", "concur", "concur-with-reservation", "not-participating"]
    assert coal.rule["conclusion"].startswith("4 of 5 participating members concur.")
    assert oil.rule["conclusion"].startswith("3 of 4 participating members concur.")
    assert (coal.corroborated, oil.corroborated) == (True, False)


def test_the_dissent_and_the_reply_are_printed_whole(script):
    """What a member and a named party said stands in the report, word for word."""
    from comity.desk.publications.models import Publication

    coal, _ = Publication.objects.get().content["findings"]
    told = next(one for one in script.findings[0].positions if one.stand == "dissent")
    assert [one["reason"] for one in coal["positions"] if one["stand"] == "dissent"] == [told.reason]
    words = script.held["heronfield-reply"].path.read_text("utf-8")
    assert coal["answers"][0]["text"]["words"] == words


def test_the_report_stands_up_to_a_stranger(loaded):
    """The stand-alone verifier believes the bundle with the anchor beside it."""
    import subprocess
    import sys

    from comity.verifier import verifier

    anchor = loaded.bundle.with_name("anchor.json")
    command = [sys.executable, "-I", "-S", verifier.__file__, str(loaded.bundle), "--anchor", str(anchor)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_everybody_named_can_sign_in_with_the_one_password(loaded):
    """The password lies in the world's folder, readable by its owner alone."""
    from django.contrib.auth import authenticate

    password = loaded.password_file.read_text("ascii")
    assert loaded.password_file.stat().st_mode & 0o077 == 0
    assert all(authenticate(username=name, password=password) for name in loaded.sign_ins)
    assert set(loaded.sign_ins) == set(SEATS)


def test_a_world_of_another_body_is_left_alone(script):
    """The demonstration is never mixed with other work."""
    from django.db import transaction

    from comity.desk.sharing.models import Body
    from comity.exercise.founding import AnotherBody, found_body

    with transaction.atomic():
        Body.objects.update(origin="somebody.example/log")
        with pytest.raises(AnotherBody, match="holds the world of"):
            found_body(script.cast)
        transaction.set_rollback(True)
