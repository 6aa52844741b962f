"""The list of designated vessels: the official PDF and its conversion assert the same, and no ship is lost for want of a number."""

import pytest

from comity.sources.reading import Unreadable
from comity.sources.registry import source
from comity.sources.un_1718_vessels.days import designation_day, edition_day
from comity.sources.un_1718_vessels.ship import numbered
from comity.vocabulary.errors import BadInput

VESSELS = source("un-1718-vessels")
SAMPLE = VESSELS.folder / "sample"


@pytest.fixture(scope="session")
def official(editions):
    """The whole edition of 4 June 2020, from the PDF."""
    return VESSELS.read(editions / "1718_designated_vessels_2020-06-04.pdf")


@pytest.fixture(scope="session")
def converted(editions):
    """The same edition, from the HTML conversion."""
    return VESSELS.read(editions / "1718_designated_vessels_2020-06-04.html")


@pytest.fixture
def changed(written):
    """A function that reads the HTML sample with one text changed into another, once."""

    def read(old, new):
        text = (SAMPLE / "tables_1_4_9.html").read_text()
        assert old in text
        return VESSELS.read(written(text.replace(old, new, 1)))

    return read


def asserted(reading):
    """What a reading asserts, apart from where it stands in the file."""
    return [(d.row, d.subject, d.property, d.value, d.as_written, d.valid_from) for d in reading.drafts]


def of(reading, key):
    """The drafts of one ship."""
    return [draft for draft in reading.drafts if draft.subject == f"un-1718-vessels/{key}"]


def said(reading, key, prop):
    """The values of one property of one ship."""
    return [draft.value for draft in of(reading, key) if draft.property == prop]


@pytest.mark.parametrize("edition", ["official", "converted"])
def test_the_edition_of_june_2020_is_read_whole(edition, request):
    """59 ships, 58 with a valid IMO number, none refused, no column unread."""
    reading = request.getfixturevalue(edition)
    assert (reading.read, reading.ships, reading.valid_imo) == (59, 59, 58)
    assert (reading.refused, reading.unread_fields) == ((), ())
    assert reading.as_of.isoformat() == "2020-06-04"


def test_both_files_assert_the_same_draft_for_draft(official, converted):
    """Only the places differ between the PDF and its conversion."""
    assert asserted(official) == asserted(converted)
    assert official.drafts[0].place == "ship 1, page 1, row 4, Vessel Name"
    assert converted.drafts[0].place == "ship 1, table 1, row 4, Vessel Name"


def test_the_ship_without_a_number_goes_in_and_is_named_with_the_reason(official):
    """A ship may lack an IMO number: it is imported, and a person is told why it has none."""
    (remark,) = official.remarks
    assert (remark.row, remark.raw) == (28, "Does not exist")
    assert remark.reason.startswith("MIN NING DE YOU 078 went in without an IMO number. 'Does not exist' is not")
    assert said(official, "min-ning-de-you-078", "imo") == []
    assert said(official, "min-ning-de-you-078", "imo_as_stated") == ["Does not exist"]
    assert len(said(official, "min-ning-de-you-078", "measure")) == 2


def test_a_ship_may_be_designated_twice_with_other_measures(official):
    """Designated is not one thing: each measure counts from the day of its own designation."""
    measures = {d.valid_from.isoformat(): d.value for d in of(official, "8628597") if d.property == "measure"}
    assert said(official, "8628597", "listed_on") == ["2017-10-03", "2018-03-30"]
    assert measures == {
        "2017-10-03": "Paragraph 6 of resolution 2371 (2017) and paragraph 6 of resolution 2375 (2017)",
        "2018-03-30": "Paragraph 12 (a) of resolution 2321 (2016)",
    }


def test_names_flags_and_numbers_are_kept_apart_as_numbered(official):
    """Several names, MMSIs and call signs stay several; the list's own numbers stay as written."""
    assert said(official, "8916293", "name") + said(official, "8916293", "alias") == ["Chong Rim 2", "Saebyol"]
    assert said(official, "8916293", "mmsi") == ["445175000", "445134000", "445143000"]
    assert said(official, "8909575", "flag")[:2] == ["Kiribati", "Cambodia"]
    assert next(d.as_written for d in of(official, "8909575") if d.property == "flag") == "1. Kiribati"
    assert said(official, "8133530", "alias") == ["Songjin", "Song Jin", "Hongwon 88"]


def test_one_mmsi_may_be_given_for_two_ships(official):
    """An MMSI is no key."""
    assert [d.subject for d in official.drafts if d.value == "445114000"] == [
        "un-1718-vessels/8909575",
        "un-1718-vessels/7937317",
    ]


def test_words_broken_at_the_end_of_a_line_are_mended(official):
    """Hyphens stay, addresses lose their breaks."""
    assert "in a ship-to-ship transfer with M/V CHON MA SAN" in said(official, "8518572", "comment")[0]
    assert said(official, "7937317", "picture") == ["http://marbnet.com/vessels/listing/tong-hung-san"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1: Hwang Gum San 2 2: Hui Chon 3: Song Phyong 7", ["Hwang Gum San 2", "Hui Chon", "Song Phyong 7"]),
        ("1. Cambodia 2. Democratic People’s Republic of Korea", ["Cambodia", "Democratic People’s Republic of Korea"]),
        ("1:445498000", ["445498000"]),
        ("Sierra Leone", ["Sierra Leone"]),
        ("formerly 1: Kiribati", ["formerly 1: Kiribati"]),
    ],
)
def test_numbered_parts_are_told_apart(text, parts):
    """A number within a name is no new part."""
    assert [value for value, _ in numbered(text)] == parts


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        (">Paragraph 12 (a) of", ">Paragraph 99 of", "column 'Paragraph 99 of resolution 2321 (2016)'"),
        (">Designated</p>", ">Sighted</p>", "line 'Sighted as economic resources of'"),
    ],
)
def test_an_unknown_heading_is_named_and_never_absorbed(changed, old, new, named):
    """A new column or line of the list shows on the first import."""
    assert changed(old, new).unread_fields == (named,)


@pytest.mark.parametrize(
    ("old", "new", "row", "reason"),
    [
        (
            ">8628597<",
            ">8628598<",
            6,
            "HAO FAN 6 went in without an IMO number. '8628598' is not an IMO number: its check",
        ),
        (
            ">03-Oct-17<",
            ">Oct 2017<",
            6,
            "'Oct 2017' is no day as the list writes it: 30-Mar-18. The designation went in",
        ),
        (
            ">1: 341985000<",
            ">1: 34198500<",
            6,
            "'34198500' is not an MMSI: it needs nine digits. It went in as a comment.",
        ),
        (">Yes</p>", ">tbd</p>", 1, "Measure 3 reads 'tbd', neither Yes nor na: it did not go in."),
    ],
)
def test_what_reads_oddly_goes_in_as_far_as_it_can_and_is_remarked_on(changed, old, new, row, reason):
    """An unknown word is never taken for a known one, and never costs the whole row."""
    reading = changed(old, new)
    assert reading.ships == 11
    assert [remark.row for remark in reading.remarks if remark.reason.startswith(reason)] == [row]


def test_a_row_that_names_no_ship_is_refused_by_number(changed):
    """The row is kept as it stood, with the reason; the others go in."""
    reading = changed("1: <b>HAO FAN 6</b>", "")
    (refusal,) = reading.refused
    assert (refusal.row, reading.read, reading.ships) == (6, 11, 10)
    assert refusal.reason.startswith("It lacks a number in the first column, a name,")
    assert "8628597" in refusal.raw


def test_a_gap_in_the_numbers_of_the_list_is_remarked_on():
    """Rows that are missing show, whichever way they were lost."""
    gaps = [(remark.row, remark.raw) for remark in VESSELS.read(SAMPLE / "pages_1_4_9.pdf").remarks]
    assert gaps[1:3] == [(4, "10"), (8, "27")]


def test_a_number_two_ships_share_makes_two_subjects(changed):
    """An IMO number may be shared: neither ship swallows the other."""
    reading = changed(">8747604<", ">8628597<")
    keys = [d.subject.rpartition("/")[2] for d in reading.drafts if d.property == "imo" and d.value == "8628597"]
    assert keys == ["8628597", "8628597-hao-fan-6"]


def test_the_same_ship_twice_is_refused_once_there_is_no_telling_them_apart(changed):
    """A row that repeats both number and name of two before is refused."""
    text = (SAMPLE / "tables_1_4_9.html").read_text()
    for name in ("HAO FAN 2", "FAN KE"):
        assert f"<b>{name}</b>" in text
    again = text.replace("<b>HAO FAN 2</b>", "<b>HAO FAN 6</b>").replace("<b>FAN KE</b>", "<b>HAO FAN 6</b>")
    again = again.replace(">8747604<", ">8628597<").replace(">8914934<", ">8628597<")
    reading = changed(text, again)
    assert [(refusal.row, refusal.reason) for refusal in reading.refused] == [
        (6, "The same ship stands in the list already.")
    ]


@pytest.mark.parametrize(("old", "new"), [(">IMO number<", ">Length<"), ('colspan="5"', 'colspan="4"')])
def test_a_table_of_another_shape_is_refused_as_a_whole(changed, old, new):
    """Columns that moved would be read as something they are not."""
    with pytest.raises(Unreadable, match=r"is headed 'Length'|does not have the list's 10 columns"):
        changed(old, new)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
@pytest.mark.parametrize("suffix", ["pdf", "html"])
def test_a_truncated_file_is_refused(editions, written, share, suffix):
    """Half a file is not a shorter list."""
    content = (editions / f"1718_designated_vessels_2020-06-04.{suffix}").read_bytes()
    with pytest.raises(Unreadable, match="cut off or damaged"):
        VESSELS.read(written(content[: int(share * len(content))]))


@pytest.mark.parametrize("at", [9_000, 12_773, 16_140, 20_000, 29_814])
def test_a_pdf_damaged_within_is_refused(written, at):
    """A parser that patches a damaged page up would lose ships without a word."""
    content = bytearray((SAMPLE / "pages_1_4_9.pdf").read_bytes())
    content[at] ^= 0x10
    with pytest.raises(Unreadable, match=r"cut off or damaged|holds no table|columns|None of its measures"):
        VESSELS.read(written(bytes(content)))


def test_days_are_read_as_the_list_writes_them():
    """Two digits of a year, and the day of the edition in its title."""
    assert designation_day("30-Mar-18").isoformat() == "2018-03-30"
    assert edition_day("1718 Designated Vessels List 4 June 2020.docx").isoformat() == "2020-06-04"
    assert edition_day("List of 31 June 2020") is edition_day("") is None
    with pytest.raises(BadInput, match="31-Feb-18"):
        designation_day("31-Feb-18")
