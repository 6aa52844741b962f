"""Acts of two people at once, over two connections: the second waits, and then sees what the first decided."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from django.db import connection, transaction
from tests.desk.builders import assertion, exhibit

from comity.desk.holdings.actions import assert_
from comity.desk.holdings.lineage import quote
from comity.desk.holdings.sameness import Contradiction, Verdict, judge
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Marking, Tlp

GREEN = Marking.shared(Tlp.GREEN, "EXA")
A, B = "exercise:a", "exercise:b"
pytestmark = pytest.mark.usefixtures("emptied", "transactional_db")


@pytest.fixture
def emptied(django_db_setup, django_db_blocker):
    """A database in which what is done is done, and which the test's own hand may empty afterwards, the trail too."""
    trail = "alter table sharing_trailentry {} trigger sharing_trail_stands"
    for how in ("disable", "enable"):
        with django_db_blocker.unblock():
            if connection.vendor == "postgresql":
                connection.cursor().execute(trail.format(how))
        if how == "disable":
            yield


@pytest.fixture
def exa(seat_of):
    """A member's console."""
    return seat_of("EXA")


def meanwhile(first, second):
    """What becomes of a second act that begins while the first has not ended; it must wait for that end."""

    def apart():
        try:
            second()
        except BadInput as refused:
            return type(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            begun = pool.submit(apart)
            assert not wait([begun], timeout=1).done
        return begun.result(timeout=30)


def test_two_judgements_at_once_do_not_both_pass(exa, tmp_path):
    """What contradicts is refused, however close in time it is judged."""
    paper = exhibit(exa, tmp_path)
    for subject in (A, B):
        assert_("name", subject, subject=subject, exhibit=paper, place="line 1", origin="", by=exa, marking=GREEN)

    def judged(verdict):
        return lambda: judge(A, B, verdict, by=exa, reason="EXERCISE: the yard number", marking=GREEN)

    assert meanwhile(judged(Verdict.SAME), judged(Verdict.DIFFERENT)) is Contradiction


def test_two_quotations_at_once_close_no_ring(exa, tmp_path):
    """Each would be the origin of the other."""
    paper = exhibit(exa, tmp_path)
    one, other, third = (assertion(exa, paper, origin=name, value=name) for name in ("a", "b", "c"))
    quote(other, third, by=exa, reason="EXERCISE: it names it")

    def quoted(later, first):
        return lambda: quote(later, first, by=exa, reason="EXERCISE: it names it")

    assert meanwhile(quoted(third, one), quoted(one, other)) is BadInput
