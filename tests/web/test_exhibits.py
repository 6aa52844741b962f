"""An exhibit's page shows what was found in it; the search finds its words in every script."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.evidence import making
from tests.web.people import browser

from comity.desk.holdings.ingest import ingest
from comity.desk.holdings.models import Exhibit
from comity.vocabulary.markings import Marking, Tlp

FILES = {
    "korean.txt": "EXERCISE 선박이 남포항에 입항했다".encode(),
    "chinese.txt": "EXERCISE 该船抵达上海港".encode(),
    "russian.txt": "EXERCISE судно в порту Находка".encode(),
    "arabic.txt": "EXERCISE شحنة والنفط الخام".encode(),
    "photo.jpg": making.photograph(make="EXERCISE camera"),
    "script.pdf": making.pdf("x", catalogue=making.SCRIPTED),
}


@pytest.fixture
def held(people, tmp_path):
    """Files of several kinds, ingested for every member, by name."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    seat = people["anna"]
    ingest([folder], by=seat, marking=Marking.shared(Tlp.GREEN, seat.member.code))
    return {one.filename: one for one in Exhibit.objects.all()}


def page(address, **asked):
    """A page as a member of another state sees it."""
    answer = browser("ben").get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("asked", "name", "hit"),
    [
        ("남포", "korean", "남포"),
        ("上海", "chinese", "上海"),
        ("находка", "russian", "Находка"),
        ("النفط", "arabic", "نفط"),
    ],
)
def test_a_word_leads_to_the_passage(held, asked, name, hit):
    """The search shows the words round the hit and leads to the piece of text."""
    found = page("/desk/search/", q=asked)
    assert f"<mark>{hit}</mark>" in found
    assert f"{held[f'{name}.txt'].pk}/?text=1#piece-1" in found
    assert "1 passage that you may see" in found


def test_an_exhibit_shows_its_text_by_place(held):
    """The text stands under the place by which it is cited."""
    shown = page(f"/desk/exhibits/{held['korean.txt'].pk}/")
    assert "남포항에" in shown
    assert '<h3 id="piece-1-title">line 1</h3>' in shown


def test_an_exhibit_shows_its_metadata_and_its_copies(held):
    """What an image says about itself, and the clean copy with its tool; the copy leads back."""
    shown = page(f"/desk/exhibits/{held['photo.jpg'].pk}/")
    assert "EXERCISE camera" in shown
    assert "Clean copy of photo.jpg" in shown
    assert f'href="/desk/exhibits/{held["photo.jpg"].pk}/"' in page(f"/desk/exhibits/{held['clean.jpg'].pk}/")


def test_a_dangerous_exhibit_says_so_and_is_saved_under_another_name(held):
    """The page says why it is not opened; no double click opens what is saved."""
    address = f"/desk/exhibits/{held['script.pdf'].pk}/"
    assert "It holds a script." in page(address)
    answer = browser("ben").get(f"{address}file")
    answer.close()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="script.pdf.dangerous"'


def test_a_file_received_at_the_workbench_can_be_searched_at_once(people):
    """What is uploaded is examined before the page answers."""
    asked = {"name": "EXERCISE letter", "received_from": "x", "received_how": "y", "received_at": "2026-03-02T00:00"}
    file = SimpleUploadedFile("letter.txt", "EXERCISE 석탄".encode())
    browser("anna").post("/desk/begin/receive/", {**asked, "tlp": "TLP:GREEN", "file": file})
    assert "<mark>석탄</mark>" in page("/desk/search/", q="석탄")
