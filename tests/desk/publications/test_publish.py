"""A concluded finding leaves the house whole, sealed and checkable by a stranger."""

import json
import subprocess
import sys

import pytest
from tests.desk.builders import BAN, assertion, assessed, bound, case, drafted, exhibit, letter, released, reply

from comity.desk.findings import actions, positions
from comity.desk.publications.actions import NotReleased, Wording, publish
from comity.desk.publications.exhibiting import NoReasonToWithhold
from comity.desk.publications.models import Publication
from comity.desk.sharing.policy import Viewer
from comity.desk.sharing.visibility import may_see
from comity.verifier import verifier
from comity.vocabulary.errors import BadInput
from comity.vocabulary.markings import Marking, Tlp
from comity.vocabulary.stands import Stand

WORDING = Wording(
    number="EXERCISE/2026/1",
    title="Coal (EXERCISE)",
    standing="An exercise body that binds nobody.",
    summary=("One ship carried coal (EXERCISE).",),
    method=("Two sources of different kinds were read.",),
    limits=("The cargo was not seen.",),
    anchor_places=("the exercise members' own pages",),
)


@pytest.fixture
def sec(seat_of):
    """The secretariat's console."""
    return seat_of("SEC")


@pytest.fixture
def before_members(sec, tmp_path):
    """A circulated finding whose letter was answered."""
    matter = case(sec)
    from comity.desk.casework.actions import propose

    propose(matter, "It carried barley (EXERCISE)", by=sec, innocent=True, weighed="The draught speaks against it.")
    finding = assessed(bound(drafted(sec, BAN, matter), sec, tmp_path), sec)
    actions.circulate(finding, reply_request=letter(matter, sec, tmp_path), by=sec)
    reply(finding.reply_request, sec, tmp_path)
    return finding


@pytest.fixture
def concluded(before_members, sec, seat_of):
    """Two concur, one dissents, and one of the two had reserved before."""
    for code, stand, reason in (
        ("EXA", Stand.RESERVATION, "The date is not sure"),
        ("EXA", Stand.CONCUR, ""),
        ("EXB", Stand.CONCUR, ""),
        ("EXC", Stand.DISSENT, "The cargo was never seen"),
    ):
        positions.take_position(before_members, stand=stand, reason=reason, by=seat_of(code))
    return positions.conclude(before_members, by=sec)


def folder_of(publication, world):
    """Where its files lie."""
    return world.publications / publication.folder


def test_a_stranger_verifies_the_bundle_with_the_anchor(concluded, sec, world):
    """With the members' keys in hand and nothing installed, the bundle is verified."""
    folder = folder_of(publish([released(concluded, sec)], WORDING, by=sec), world)
    command = [sys.executable, "-I", "-S", verifier.__file__, "bundle.zip", "--anchor", "anchor.json", "--json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout)["verdict"] == "verified"


def test_the_dissent_travels_under_the_members_name(concluded, sec, world):
    """What the report says holds the dissent and its reason."""
    publication = publish([released(concluded, sec)], WORDING, by=sec)
    said = publication.content["findings"][0]["positions"]
    assert ("EXC (EXERCISE)", "dissent", "The cargo was never seen") in [
        (one["member"], one["stand"], one["reason"]) for one in said
    ]


def test_a_finding_that_is_not_released_is_not_published(before_members, concluded, sec):
    """What members share among themselves stays there."""
    with pytest.raises(NotReleased, match="TLP:GREEN"):
        publish([concluded], WORDING, by=sec)


def test_only_a_concluded_finding_is_published(before_members, sec):
    """A finding before the members is not a report."""
    with pytest.raises(BadInput, match="is circulated"):
        publish([before_members], WORDING, by=sec)


def test_a_refused_publication_writes_nothing(concluded, sec, world):
    """A report that may not be said leaves no record, no leaf and no file."""
    mixed = Wording(
        **{
            **{n: getattr(WORDING, n) for n in WORDING.__struct_fields__},
            "summary": ("It is likely, with high confidence.",),
        }
    )
    with pytest.raises(BadInput, match="make it two"):
        publish([released(concluded, sec)], mixed, by=sec)
    assert not Publication.objects.exists()
    assert not list(world.publications.iterdir())


def test_a_publication_is_never_replaced(concluded, sec):
    """A number is given once."""
    publish([released(concluded, sec)], WORDING, by=sec)
    concluded.state = "concluded"
    with pytest.raises(BadInput, match="never replaced"):
        publish([concluded], WORDING, by=sec)


def test_after_publication_nothing_changes(concluded, sec, seat_of):
    """Positions, evidence and conclusion stand as they were published."""
    publish([released(concluded, sec)], WORDING, by=sec)
    concluded.refresh_from_db()
    for act in (
        lambda: positions.take_position(concluded, stand=Stand.ABSTAIN, reason="", by=seat_of("EXA")),
        lambda: positions.conclude(concluded, by=sec),
        lambda: actions.call_corroborated(concluded, by=sec),
    ):
        with pytest.raises(actions.WrongStep, match="is published"):
            act()


class TestCaveatedEvidence:
    """Evidence marked for two members only."""

    @pytest.fixture
    def caveated(self, sec, seat_of, tmp_path):
        """A finding that a caveated exhibit bears out as well."""
        matter = case(sec)
        from comity.desk.casework.actions import propose

        propose(matter, "It carried barley (EXERCISE)", by=sec, innocent=True)
        finding = bound(drafted(sec, BAN, matter), sec, tmp_path)
        owner = seat_of("EXA")
        marking = Marking.shared(Tlp.AMBER, "EXA", "SEC")
        said = assertion(
            owner, exhibit(owner, tmp_path, "EXERCISE secret canary", marking), value="canary", marking=marking
        )
        actions.bind(finding.elements.first(), said, bearing="for", by=owner, reason="We saw it")
        finding.refresh_from_db()
        return finding

    def test_it_narrows_the_finding(self, caveated):
        """What derives from it is for the same eyes."""
        assert not may_see(Viewer(member="EXB", staff=True), caveated)
        assert caveated.originators == {"SEC", "EXA"}

    def test_its_words_go_out_with_consent_alone(self, caveated, sec):
        """The finding is not released before the originator of each piece of evidence consents."""
        from comity.desk.findings.release import NoConsent, release

        with pytest.raises(NoConsent, match="EXA"):
            release(caveated, Marking.clear("SEC"), by=sec, reason="To publish")

    def test_it_is_withheld_with_a_reason_or_not_published(self, caveated, sec, seat_of, tmp_path, world):
        """The bundle commits to it, the reason is printed, and its words are nowhere."""
        finding = actions.circulate(
            released(assessed(caveated, sec), sec), reply_request=letter(caveated.case, sec, tmp_path), by=sec
        )
        reply(finding.reply_request, sec, tmp_path)
        for code in ("EXA", "EXB"):
            positions.take_position(finding, stand=Stand.CONCUR, reason="", by=seat_of(code))
        positions.conclude(finding, by=sec)
        with pytest.raises(NoReasonToWithhold):
            publish([finding], WORDING, by=sec)
        digest = caveated.elements.first().evidence.get(assertion__value="canary").assertion.exhibit.digest
        publication = publish([finding], reasoned(digest), by=sec)
        assert b"canary" not in (folder_of(publication, world) / "bundle.zip").read_bytes()


def reasoned(digest):
    """The wording, with a reason for one exhibit."""
    values = {name: getattr(WORDING, name) for name in WORDING.__struct_fields__}
    return Wording(**{**values, "withheld": {digest: "It would name a person who helped."}})


def test_an_innocent_hypothesis_that_was_weighed_is_printed_as_open(concluded, sec):
    """Weighing settles less than a detector's test: neither “not tested” nor excluded, with what weighing gave beside it."""
    (said,) = publish([released(concluded, sec)], WORDING, by=sec).content["findings"][0]["innocent"]
    assert (said["outcome"], said["because"]) == ("cannot tell", "The draught speaks against it.")
