"""Take the exercise's files into custody, through their source's reader or as papers, and record what is read in them."""

from django.db import transaction

from comity.desk.holdings.actions import Reception, assert_, receive
from comity.desk.holdings.intake import take_in
from comity.desk.holdings.models import Assertion, Exhibit
from comity.desk.sharing.eyes import eyes
from comity.evidence.store import digest_of
from comity.exercise.founding import marking, sitting
from comity.exercise.script import Feed, Held, Paper, Said
from comity.sources.registry import source
from comity.vocabulary.grades import Grade


def exhibit(held: Held) -> Exhibit:
    """The exhibit a file of the script became."""
    with eyes(sitting(held.by)):
        return Exhibit.objects.get(digest=digest_of(held.path), originator__code=held.by)


def assertion(held: Held, said: Said) -> Assertion:
    """The assertion that something said became."""
    with eyes(sitting(held.by)):
        return _said(exhibit(held), said)


def _said(exhibit: Exhibit, said: Said) -> Assertion:
    return exhibit.assertions.get(source="analyst", prop=said.property, value=said.value, place=said.place)


def feed(one: Feed) -> None:
    """Take a file in through its source's reader, unless that was done, and record what an analyst reads in it."""
    by = sitting(one.by)
    with eyes(by):
        done = Exhibit.objects.filter(
            digest=digest_of(one.path), originator=by.member, intakes__source=one.source
        ).exists()
    if not done:
        take_in(source(one.source), one.path, by=by, marking=marking(one.marking, by), exercise=one.exercise)
    _record(one, exhibit(one))


@transaction.atomic
def take_custody(one: Paper) -> None:
    """Receive a paper and record what an analyst reads in it; done again, it adds nothing."""
    by = sitting(one.by)
    reception = Reception(
        title=one.title,
        filename=one.path.name,
        received_from=one.received_from,
        received_how=one.received_how,
        received_at=one.received_at,
        exercise=True,
    )
    _record(one, receive(one.path, reception, by=by, marking=marking(one.marking, by)))


def _record(held: Held, exhibit: Exhibit) -> None:
    """Record everything said, for the same eyes as the exhibit."""
    by = sitting(held.by)
    for said in held.says:
        assert_(
            said.property,
            said.value,
            subject=said.subject,
            exhibit=exhibit,
            place=said.place,
            origin=said.origin,
            by=by,
            marking=exhibit.marking,
            grade=Grade.parse(said.grade),
            valid_from=said.since,
        )
