"""The Consolidated List: every value goes in with its place, bad entries are refused by number, a broken file as a whole."""

import gzip
import re

import pytest
from lxml import etree

from comity.sources.drafting import tidy
from comity.sources.reading import Unreadable
from comity.sources.registry import source

UN = source("un-consolidated")
EXCERPT = UN.folder / "sample" / "excerpt_2026-02-27.xml"
EDITION = "UN_consolidated_2026-02-27.xml"
LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>&c;</FIRST_NAME></INDIVIDUAL></INDIVIDUALS>
</CONSOLIDATED_LIST>"""
EXTERNAL = LAUGHS.replace('<!ENTITY a "ha">', '<!ENTITY a SYSTEM "file:///etc/passwd">')
IN_ATTRIBUTE = LAUGHS.replace("<CONSOLIDATED_LIST>", '<CONSOLIDATED_LIST edition="&c;">')
REMOTE = '<!DOCTYPE CONSOLIDATED_LIST SYSTEM "http://example.org/list.dtd"><CONSOLIDATED_LIST/>'


@pytest.fixture
def changed(written):
    """A function that reads the excerpt with one text changed into another, once."""

    def read(old, new):
        text = EXCERPT.read_text()
        assert old in text
        return UN.read(written(text.replace(old, new, 1)))

    return read


def said(reading, prop, reference=None):
    """The values of a property, of all subjects or of the one with a reference."""
    keys = {draft.subject for draft in reading.drafts if reference is None or draft.value == reference}
    return [draft.value for draft in reading.drafts if draft.property == prop and draft.subject in keys]


def test_the_edition_of_february_2026_is_read_whole(editions):
    """730 persons and 273 entities, no entry refused, no field unread, nothing to remark on."""
    reading = UN.read(editions / EDITION)
    assert (reading.read, reading.persons, reading.entities) == (1003, 730, 273)
    assert (reading.refused, reading.unread_fields, reading.remarks) == ((), (), ())
    assert reading.as_of.isoformat() == "2026-02-27"
    assert len(said(reading, "name_original")) == 378
    assert said(reading, "regime").count("DPRK") == 155


def test_a_gzipped_edition_is_the_same_edition(editions, written):
    """How a file was packed is no content."""
    packed = written(gzip.compress((editions / EDITION).read_bytes()), "list.xml.gz")
    assert UN.read(packed) == UN.read(editions / EDITION)


def test_every_text_of_the_file_is_in_some_draft(editions):
    """Nothing the publisher says is lost on the way."""
    reading = UN.read(editions / EDITION)
    kept = {}
    for draft in reading.drafts:
        kept.setdefault(draft.row, [draft.subject]).extend((draft.value, draft.as_written))
    records = etree.parse(editions / EDITION).getroot().iter("INDIVIDUAL", "ENTITY")
    for row, record in enumerate(records, start=1):
        everything = "\n".join(kept[row])
        assert [text for text in record.itertext() if tidy(text) not in everything] == []


def test_an_entry_keeps_its_name_parts_its_scripts_and_its_aliases():
    """The name is one line, its parts are kept as written, aliases stand in their own scripts."""
    reading = UN.read(EXCERPT)
    name = next(draft for draft in reading.drafts if draft.value == "RI WON HO")
    assert (name.subject, name.as_written, name.row) == ("un-consolidated/6908555", "RI | WON HO", 2)
    assert name.place == "INDIVIDUAL 2, FIRST_NAME, SECOND_NAME"
    assert said(reading, "name_original", "QDi.397") == ["Айрат Насимович Вахитов"]
    assert "朝鲜联合机械贸易会社" in said(reading, "alias", "KPe.016")


def test_a_date_of_birth_is_told_as_stated():
    """A span stays a span, a day a day; nothing is rounded."""
    reading = UN.read(EXCERPT)
    assert said(reading, "birth_date", "KPi.066") == ["between 1967 and 1969"]
    assert said(reading, "birth_date", "KPi.033") == ["1964-07-17"]


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1971</YEAR>", "approximately 1971"),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973 </NOTE>", "Nov. 1973"),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1971</YEAR><NOTE>in doubt</NOTE>", "1971 (in doubt)"),
        ("<TYPE_OF_DATE>ABOUT</TYPE_OF_DATE><YEAR>1971</YEAR>", "TYPE_OF_DATE: ABOUT | YEAR: 1971"),
    ],
)
def test_other_dates_of_birth_are_told_as_stated(changed, parts, told):
    """About a year, in words, with a note, and of a type that nobody knows: taken as written."""
    before = "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE>\n        <DATE>1964-07-17</DATE>"
    reading = changed(before, parts)
    assert said(reading, "birth_date", "KPi.033") == [told]
    assert [remark.row for remark in reading.remarks if remark.row] == ([2] if "ABOUT" in parts else [])


def test_the_day_of_listing_is_kept_with_its_zone_as_written():
    """The regime is valid from the day of listing, which is not the day anybody here learned of it."""
    drafts = [draft for draft in UN.read(EXCERPT).drafts if draft.subject.endswith("/6908455")]
    listed = next(draft for draft in drafts if draft.property == "listed_on")
    assert (listed.value, listed.as_written) == ("2015-04-14", "2015-04-14-04:00")
    assert next(draft.valid_from for draft in drafts if draft.property == "regime").isoformat() == "2015-04-14"


@pytest.mark.parametrize(
    ("quality", "prop"), [("Good", "alias"), ("Low", "alias_low"), ("f.k.a.", "former_name"), ("Odd", "alias")]
)
def test_an_alias_is_kept_by_its_quality(changed, quality, prop):
    """Weak aliases and former names are told apart; an unknown quality is remarked on, not absorbed."""
    reading = changed("<QUALITY>Good</QUALITY>", f"<QUALITY>{quality}</QUALITY>")
    assert "Jin Tiesan (金铁三)" in said(reading, prop, "KPi.035")
    assert [remark.row for remark in reading.remarks if remark.row] == ([3] if quality == "Odd" else [])


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("<DATAID>6908555</DATAID>", "", "no DATAID"),
        ("<DATAID>6908555</DATAID>", "<DATAID>110442</DATAID>", "that of entry 1 already"),
        ("<FIRST_NAME>RI</FIRST_NAME>\n      <SECOND_NAME>WON HO</SECOND_NAME>", "", "no name"),
    ],
)
def test_a_bad_entry_is_refused_by_number_and_the_rest_goes_in(changed, old, new, reason):
    """The refused entry is kept as it stood, with the reason."""
    reading = changed(old, new)
    (refusal,) = reading.refused
    assert (refusal.row, reading.read, reading.persons, reading.entities) == (2, 11, 5, 5)
    assert reason in refusal.reason
    assert refusal.raw.startswith("<INDIVIDUAL")
    assert "KPi.033" in refusal.raw


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("<SORT_KEY/>", "<SORT_KEY/><WALLET>x</WALLET>", "INDIVIDUAL/WALLET"),
        ("<SORT_KEY/>", "<SORT_KEY>7</SORT_KEY>", "INDIVIDUAL/SORT_KEY"),
        ("<DATAID>", '<DATAID kind="x">', "INDIVIDUAL/DATAID@kind"),
        ("</DATAID>", "</DATAID>stray", "INDIVIDUAL (text)"),
        ("<NUMBER>", "<SERIES>K</SERIES><NUMBER>", "INDIVIDUAL/INDIVIDUAL_DOCUMENT/SERIES"),
        ("<VALUE>", "<VALUE><B/>", "INDIVIDUAL/DESIGNATION/VALUE/B"),
        ("  </ENTITIES>", "  </ENTITIES><VESSELS/>", "CONSOLIDATED_LIST/VESSELS"),
        ("    <ENTITY>", "    <SHIP/><ENTITY>", "CONSOLIDATED_LIST/ENTITIES/SHIP"),
        ("dateGenerated=", 'edition="2" dateGenerated=', "edition"),
        ("<SORT_KEY/>", "<SORT_KEY/><?look here?>", "INDIVIDUAL/processinginstruction"),
    ],
)
def test_an_unknown_field_is_named_and_never_absorbed(changed, old, new, named):
    """A change of the publisher's format shows on the first import."""
    assert named in changed(old, new).unread_fields


def test_comments_and_white_space_are_no_content(changed):
    """A file serialised anew asserts what it asserted before; only places may differ."""
    again = changed("<FIRST_NAME>RI</FIRST_NAME>", "<!-- new --><FIRST_NAME>\n  RI </FIRST_NAME>")
    assert [(d.subject, d.property, d.value, d.as_written) for d in again.drafts] == [
        (d.subject, d.property, d.value, d.as_written) for d in UN.read(EXCERPT).drafts
    ]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_truncated_list_is_refused_as_a_whole(editions, written, share):
    """Half a list is not a list with half of its entries gone."""
    content = (editions / EDITION).read_bytes()
    with pytest.raises(Unreadable, match="cut off or broken"):
        UN.read(written(content[: int(share * len(content))]))


@pytest.mark.parametrize(
    "content", [LAUGHS, IN_ATTRIBUTE, EXTERNAL, REMOTE], ids=["laughs", "attribute", "external", "remote"]
)
def test_an_entity_bomb_is_refused_before_anything_is_expanded(written, content):
    """A document type definition has no place in this list."""
    with pytest.raises(Unreadable, match="document type definition"):
        UN.read(written(content))


def test_a_list_without_entries_is_a_failed_feed(written):
    """An empty but well-formed list is refused: it would delist everybody."""
    with pytest.raises(Unreadable, match="holds 0 records"):
        UN.read(written('<CONSOLIDATED_LIST dateGenerated="2026-01-01"><INDIVIDUALS/><ENTITIES/></CONSOLIDATED_LIST>'))


def test_a_mass_removal_passes_and_is_remarked_on():
    """A short list goes in, since it may be true; a person is told to look."""
    reading = UN.read(EXCERPT)
    assert (reading.read, reading.refused) == (11, ())
    assert [remark.row for remark in reading.remarks] == [0, 0, 0]
    assert re.match(r"It holds 11 records, usually at least 860: .* Compare it", reading.remarks[0].reason)


def test_another_xml_is_refused_by_its_root(written):
    """XML alone does not make a list."""
    with pytest.raises(Unreadable, match="begins with sdnList, where this source publishes CONSOLIDATED_LIST"):
        UN.read(written("<sdnList/>"))


def test_progress_is_told(editions):
    """Long work can show how far it is."""
    told = []
    UN.read(editions / EDITION, lambda done, total: told.append((done, total)))
    assert told[0] == (100, 0)
    assert told[-1] == (1003, 1003)
