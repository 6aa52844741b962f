"""Files of any kind are taken into custody in batches: examined, searchable, linked to what is made of them, none twice."""

import pytest
from tests.evidence import making

from comity.desk.holdings.custody import copies_of, originals_of
from comity.desk.holdings.examining import examine, examine_waiting
from comity.desk.holdings.ingest import ingest
from comity.desk.holdings.models import Examination, Exhibit, Page
from comity.desk.ledger.audit import audited
from comity.desk.ledger.log import integrate
from comity.vocabulary.errors import BadInput, NotAllowed
from comity.vocabulary.markings import Marking, Tlp


@pytest.fixture
def folder(tmp_path):
    """Received files of several kinds, one of them dangerous, in a folder within a folder."""
    below = tmp_path / "received" / "box"
    below.mkdir(parents=True)
    (below / "a.txt").write_text("EXERCISE 남포항", encoding="utf-8")
    (below / "b.eml").write_bytes(making.mail(note_txt=b"EXERCISE attached"))
    (below / "c.jpg").write_bytes(making.photograph(make="EXERCISE camera"))
    (below / "d.pdf").write_bytes(making.pdf("x", catalogue=making.SCRIPTED))
    (below / "again.txt").write_text("EXERCISE 남포항", encoding="utf-8")
    return tmp_path / "received"


def test_a_folder_is_taken_in_whole(seat_of, folder):
    """Every content becomes one exhibit, examined, and the log holds."""
    done = ingest([folder], by=seat_of("SEC"), received_from="a registry (EXERCISE)")
    assert (done.files, done.added, done.unchanged, done.copies, done.refused) == (5, 4, 1, 2, [])
    assert [(one.file[-5:], one.outcome, one.reason) for one in done.cautions] == [
        ("d.pdf", "dangerous", "It holds a script.")
    ]
    assert Exhibit.objects.filter(examination=None).count() == 0
    integrate()
    assert audited().waiting == 0
    assert Exhibit.objects.get(filename="a.txt").received_from == "a registry (EXERCISE)"


def test_done_again_it_adds_nothing(seat_of, folder):
    """An ingest that was finished is recognised file by file."""
    first = ingest([folder], by=seat_of("SEC"))
    before = Exhibit.objects.count(), Page.objects.count()
    again = ingest([folder], by=seat_of("SEC"))
    assert (again.added, again.unchanged, again.copies) == (0, first.files, 0)
    assert (Exhibit.objects.count(), Page.objects.count()) == before


def test_a_copy_leads_to_its_original_and_back(seat_of, folder):
    """The clean copy is an exhibit of its own, linked with the tool and its version; the original stays as received."""
    seat = seat_of("SEC")
    ingest([folder], by=seat)
    photo = Exhibit.objects.get(filename="c.jpg")
    (made,) = copies_of(photo, seat)
    assert (made.how, made.tool.split()[0], made.copy.filename) == ("clean copy", "Pillow", "clean.jpg")
    assert [one.original for one in originals_of(made.copy, seat)] == [photo]
    assert made.copy.custody.get().event == "made"


def test_an_attachment_is_for_the_same_eyes(seat_of, folder):
    """What is taken out of an exhibit is never wider than the exhibit."""
    ingest([folder], by=seat_of("EXA"), marking=Marking.shared(Tlp.AMBER, "EXA", "EXB"))
    mail = Exhibit.objects.get(filename="b.eml")
    assert copies_of(mail, seat_of("EXA"))[0].copy.marking == mail.marking
    assert [len(copies_of(mail, seat_of(code))) for code in ("EXB", "EXC")] == [1, 0]
    assert Page.objects.visible_to(seat_of("EXC")).count() == 0


def test_the_same_attachment_of_two_messages_is_one_exhibit(seat_of, tmp_path):
    """Bytes are kept once, and lead to both."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.eml").write_bytes(making.mail(subject=f"EXERCISE {name}", note_txt=b"EXERCISE the same"))
    seat = seat_of("SEC")
    ingest([tmp_path], by=seat)
    note = Exhibit.objects.get(filename="note.txt")
    assert sorted(one.original.filename for one in originals_of(note, seat)) == ["one.eml", "two.eml"]


def test_what_cannot_be_taken_in_is_named(seat_of, tmp_path):
    """An empty file and a link are refused with a sentence; the rest goes in."""
    files = tmp_path / "files"
    files.mkdir()
    (files / "empty.txt").touch()
    (files / "plain.txt").write_text("EXERCISE", encoding="utf-8")
    (files / "link.txt").symlink_to(files / "plain.txt")
    done = ingest([files], by=seat_of("SEC"))
    assert (done.files, done.added) == (3, 1)
    assert [one.reason[:12] for one in done.refused] == ["It is empty:", "It is a link"]
    with pytest.raises(BadInput, match="neither a file nor a folder"):
        ingest([tmp_path / "nowhere"], by=seat_of("SEC"))


def test_a_file_held_otherwise_is_refused_and_the_rest_goes_in(seat_of, folder):
    """A marking is not changed by ingesting again."""
    seat = seat_of("SEC")
    ingest([folder / "box" / "a.txt"], by=seat)
    done = ingest([folder], by=seat, marking=Marking.clear("SEC"))
    assert [one.reason.split(":")[0] for one in done.refused] == ["It is held as TLP"]
    assert Exhibit.objects.get(filename="c.jpg").tlp == Tlp.CLEAR


def test_nothing_is_invented_about_how_it_came(seat_of, folder):
    """Who gave the files is not recorded unless it was said."""
    ingest([folder], by=seat_of("SEC"))
    assert Exhibit.objects.get(filename="c.jpg").received_from == "not recorded"


def test_the_worker_examines_what_was_only_received(seat_of, tmp_path):
    """An exhibit received by other ways is examined later, for its own originator."""
    from tests.desk.builders import exhibit

    held = exhibit(seat_of("EXA"), tmp_path, "EXERCISE 석탄")
    assert (examine_waiting(most=5), examine_waiting(most=5)) == (1, 0)
    assert held.pages.get().place == "line 1"
    assert Examination.objects.get(exhibit=held).outcome == "read"


def test_an_examination_gives_way_to_a_later_one(seat_of, folder):
    """Examined again, an exhibit has its text once; only its originator may have it done."""
    seat = seat_of("SEC")
    ingest([folder], by=seat)
    held = Exhibit.objects.get(filename="b.eml")
    before = list(held.pages.values_list("place", "text"))
    examine(held, by=seat)
    assert list(held.pages.values_list("place", "text")) == before
    with pytest.raises(NotAllowed, match="Only Secretariat"):
        examine(held, by=seat_of("EXA"))
