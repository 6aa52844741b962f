"""Editions of a list change what stands by what they say, never by how they are written and never by failing."""

import re

import pytest

from comity.desk.holdings.actions import retract
from comity.desk.holdings.intake import take_in
from comity.desk.holdings.models import Assertion
from comity.desk.holdings.records import Edition, EntryChange, Retraction
from comity.sources.comparing import ChangeKind
from comity.sources.reading import Unreadable
from comity.sources.registry import source
from comity.vocabulary.markings import Marking, Tlp
from comity.vocabulary.properties import Property

UN = source("un-consolidated")
ENTRY = re.compile(rb"[ \t]*<(INDIVIDUAL|ENTITY)>.*?</\1>\r?\n?", re.DOTALL)
NOTICE, FORBIDDEN, EMPTY = ("feed_failure_2021-02-09.txt", "feed_failure_2021-08-19.txt", "feed_failure_2023-09-19.txt")
BROKEN = {
    NOTICE: ("2021-02-09", "2021-02-24", "2021-03-20", "2021-03-22", "2021-05-13", "2022-02-20", "2023-12-21"),
    FORBIDDEN: ("2021-08-19", "2021-08-22", "2021-08-26"),
    EMPTY: ("2023-09-19", "2023-10-25", "2025-06-20", "2026-07-22"),
}
BROKEN[NOTICE] += ("2025-04-22", "2025-05-08")
"""What the feed answered on its sixteen bad days of 2021 to 2026, as the mirror github.com/ammitto/data-un kept it."""


@pytest.fixture
def sec(seat_of):
    """The secretariat's console."""
    return seat_of("SEC")


@pytest.fixture
def sample(sources):
    """Eleven real entries."""
    return (sources / "un_consolidated" / "sample" / UN.samples[0].file).read_bytes()


@pytest.fixture
def take(sec, tmp_path):
    """Take some bytes in as the edition of a day."""

    def taken(content, day=None, **how):
        if day:
            content = re.sub(rb'dateGenerated="[^"]*"', f'dateGenerated="{day}T19:00:00-05:00"'.encode(), content)
        path = tmp_path / f"{day}-{len(list(tmp_path.iterdir()))}.xml"
        path.write_bytes(content)
        return take_in(UN, path, by=sec, **how)

    return taken


def standing():
    """What stands, by content."""
    return set(Assertion.objects.standing().values_list("subject", "prop", "value", "valid_from"))


def counts(result):
    """Entries added, removed, amended and unchanged."""
    one = result.edition
    return one.added, one.removed, one.amended, one.unchanged


def without(content, *numbers):
    """An edition less some entries."""
    found = [match[0] for match in ENTRY.finditer(content)]
    for number in numbers:
        content = content.replace(found[number], b"")
    return content


def test_what_is_gone_is_retracted_with_its_reason_and_kept(take, sample):
    """A removal takes nothing out of the database: it ends what stands, and names the edition."""
    take(sample, "2026-01-01")
    before = Assertion.objects.count()
    assert counts(take(without(sample, 0, 3), "2026-02-01")) == (0, 2, 0, 9)
    assert Assertion.objects.count() == before
    assert set(Retraction.objects.values_list("reason", flat=True)) == {"The edition of 2026-02-01 no longer says so."}
    assert Assertion.objects.standing().values("subject").distinct().count() == 9


def test_an_entry_that_moved_in_the_file_did_not_change(take, sample):
    """Order, places and white space are no content."""
    take(sample, "2026-01-01")
    before = standing()
    first, second = (match[0] for match in list(ENTRY.finditer(sample))[:2])
    moved = sample.replace(first, b"\0").replace(second, first).replace(b"\0", second).replace(b"><", b">\n <")
    assert counts(take(moved, "2026-02-01")) == (0, 0, 0, 11)
    assert standing() == before
    assert not Retraction.objects.exists()


def test_an_amendment_is_told_field_by_field(take, sample):
    """What the entry said before and what it says now stand beside each other, the rest of it is left alone."""
    take(sample, "2026-01-01")
    named = re.search(rb"<FIRST_NAME>([^<]+)</FIRST_NAME>", sample)
    result = take(sample.replace(named[0], b"<FIRST_NAME>EXERCISE</FIRST_NAME>", 1), "2026-02-01")
    assert counts(result) == (0, 0, 1, 10)
    change = EntryChange.objects.get(edition__follows__isnull=False)
    (field,) = change.fields
    assert (change.kind, field["property"]) == (ChangeKind.AMENDED, Property.NAME)
    assert field["gone"][0].startswith(named[1].decode().strip())
    assert field["new"][0].startswith("EXERCISE")
    assert (result.added, result.edition.retracted) == (1, 1)


def test_what_comes_back_stands_again(take, sample):
    """An entry under its old reference is a new assertion, and the interval before stays as it was."""
    take(sample, "2026-01-01")
    before = standing()
    take(without(sample, 0), "2026-02-01")
    assert counts(take(sample, "2026-03-01")) == (1, 0, 0, 10)
    assert standing() == before
    assert Assertion.objects.filter(retracted_at__isnull=False).exists()


def test_a_late_edition_changes_nothing_that_stands(take, sample):
    """An older file is kept and compared in its place; the newest edition says what stands."""
    take(without(sample, 0), "2026-01-01")
    take(sample, "2026-03-01")
    before = standing()
    assert counts(take(without(sample, 0, 1), "2026-02-01")) == (0, 1, 0, 9)
    assert standing() == before
    newest = Edition.objects.first()
    assert (str(newest.follows.day), newest.added) == ("2026-02-01", 2)


def test_what_only_a_late_edition_said_is_kept_without_standing(take, sample):
    """It was listed once: that is on record, and retracted by the newer edition that lacks it."""
    take(without(sample, 0), "2026-03-01")
    before = standing()
    late = take(sample, "2026-02-01")
    assert standing() == before
    assert late.added == Retraction.objects.filter(edition__day="2026-03-01").count() > 0


def test_the_same_edition_again_adds_nothing(take, sample):
    """Not even after a later one took something away."""
    take(sample, "2026-01-01")
    take(without(sample, 0), "2026-02-01")
    before = (standing(), Edition.objects.count(), Retraction.objects.count())
    again = take(sample, "2026-01-01")
    assert again.added == 0
    assert (standing(), Edition.objects.count(), Retraction.objects.count()) == before


def test_what_a_person_retracted_does_not_come_back_by_itself(take, sample, sec):
    """The next edition repeats it; a person decided that it does not stand."""
    take(sample, "2026-01-01")
    wrong = Assertion.objects.filter(prop=Property.ALIAS).first()
    retract(wrong, by=sec, reason="EXERCISE: the alias is another person's")
    assert take(sample, "2026-02-01").added == 0
    assert not Assertion.objects.standing().holding([wrong.fingerprint])


@pytest.mark.parametrize("name", BROKEN)
def test_a_failed_feed_deletes_nothing_and_says_why(take, sample, sources, name):
    """On each of the days on which the feed really failed, what stood still stands."""
    take(sample, "2021-01-01")
    before = (standing(), Edition.objects.count(), Retraction.objects.count())
    answer = (sources / "un_consolidated" / "sample" / name).read_bytes()
    for _day in BROKEN[name]:
        with pytest.raises(Unreadable, match=r"[Ff]etch"):
            take(answer)
    assert (standing(), Edition.objects.count(), Retraction.objects.count()) == before


def test_the_bad_days_are_sixteen():
    """The record of the mirror, whole."""
    assert sum(map(len, BROKEN.values())) == 16


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text[: len(text) // 2], "cut off"),
        (lambda text: ENTRY.sub(b"", text), "feed failed"),
        (lambda text: re.sub(rb' dateGenerated="[^"]*"', b"", text), "which day"),
        (lambda text: re.sub(rb"<ENTITIES>.*</ENTITIES>", b"", text, flags=re.DOTALL), "no section ENTITIES"),
    ],
    ids=["cut", "no entries", "no day", "no section"],
)
def test_a_file_that_is_no_whole_edition_removes_nothing(take, sample, change, said):
    """A failure is told from a removal by what the file is: whole, dated, with all its sections."""
    take(sample, "2026-01-01")
    before = standing()
    with pytest.raises(Unreadable, match=said):
        take(change(sample))
    assert standing() == before


def test_a_true_mass_removal_passes_with_a_remark(take, sample):
    """A whole edition that lists one entry removes ten, however many that is, and asks a person to look."""
    take(sample, "2026-01-01")
    result = take(without(sample, *range(1, 11)), "2026-02-01")
    assert counts(result) == (0, 10, 0, 1)
    assert any("usually at least" in remark.reason for remark in result.remarks)


def test_two_members_editions_do_not_touch_each_other(take, sample, seat_of, tmp_path):
    """What one member's copy of the list lacks is not removed from another's."""
    take(sample, "2026-01-01")
    before = standing()
    path = tmp_path / "short.xml"
    path.write_bytes(without(sample, 0))
    take_in(UN, path, by=seat_of("EXA"))
    assert standing() == before


def test_changes_are_for_the_eyes_the_edition_is_for(take, sample, seat_of):
    """Who may not see the edition sees no change of it."""
    take(sample, "2026-01-01", marking=Marking.shared(Tlp.AMBER, "SEC", "EXA"))
    seen = [EntryChange.objects.visible_to(seat).count() for seat in (None, seat_of("EXB"), seat_of("EXA"))]
    assert seen == [0, 0, 11]
