"""The closed words of the law as data: who is bound, how firmly, which way goods move, how sure we are of our own words."""

from enum import StrEnum
from typing import Self

from comity.vocabulary.errors import BadInput


class UnknownWord(BadInput):
    """The law has no such word."""


class Word(StrEnum):
    """Base of the closed words that a person may type."""

    @classmethod
    def read(cls, text: str) -> Self:
        """The word written so; raise UnknownWord with those there are."""
        try:
            return cls(text)
        except ValueError:
            raise UnknownWord(f"{text!r} is none of {', '.join(cls)}.") from None


class Certainty(StrEnum):
    """How far our words for a provision were checked; the mark travels with every answer and export."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"

    @property
    def stands_alone(self) -> bool:
        """Whether a provision so marked may carry an approved finding without another beside it."""
        return self in {Certainty.A, Certainty.B}

    def above(self, other: "Certainty") -> bool:
        """Whether this mark claims more than the other: A is above B, B above C, C above D."""
        return self < other


class Bindingness(StrEnum):
    """The operative verb: only what the Council decides binds."""

    DECIDES = "decides"
    CALLS_UPON = "calls_upon"
    REQUESTS = "requests"
    EXPRESSES = "expresses"


class Addressee(Word):
    """Whom the paragraph speaks to."""

    ALL_MEMBER_STATES = "all_member_states"
    TARGET_AND_ALL_MEMBER_STATES = "target_and_all_member_states"
    FLAG_STATE = "flag_state"
    COMMITTEE = "committee"
    ALL_COMMITTEES = "all_committees"
    SECURITY_COUNCIL = "security_council"
    SECRETARY_GENERAL = "secretary_general"
    EMERGENCY_RELIEF_COORDINATOR = "emergency_relief_coordinator"

    def reaches(self, actor: "Addressee") -> bool:
        """Whether a paragraph to this addressee speaks to an actor: what all States must do, a flag State must do too."""
        wider = {Addressee.ALL_MEMBER_STATES, Addressee.TARGET_AND_ALL_MEMBER_STATES}
        if actor in {Addressee.FLAG_STATE, Addressee.ALL_MEMBER_STATES}:
            return self is actor or self in wider
        return self is actor or (actor is Addressee.COMMITTEE and self is Addressee.ALL_COMMITTEES)


class Kind(StrEnum):
    """What the paragraph does."""

    PROHIBITION = "prohibition"
    CAP = "cap"
    DUTY = "duty"
    AUTHORIZATION = "authorization"
    EXEMPTION = "exemption"
    CLARIFICATION = "clarification"
    DESIGNATION = "designation"
    STATEMENT = "statement"
    PROCEDURAL = "procedural"


class Direction(Word):
    """Which way goods or services move, seen from the target of the regime."""

    FROM = "from"
    TO = "to"
    BOTH = "both"

    def covers(self, other: "Direction") -> bool:
        """Whether a rule for this direction speaks of a movement in the other."""
        return Direction.BOTH in (self, other) or self is other


class HsBasis(StrEnum):
    """Where the goods codes of a provision come from; only the first is the law's own word."""

    IN_RESOLUTION = "in_resolution"
    WORKING_LIST = "working_list"
    RECALLED = "recalled"
    INFERRED = "inferred"


class Service(StrEnum):
    """A service the paragraph speaks of."""

    BANKING = "banking"
    BROKERING = "brokering"
    BUNKERING = "bunkering"
    CHARTERING = "chartering"
    CLASSIFICATION = "classification"
    CREW = "crew"
    FINANCIAL = "financial"
    INSURANCE = "insurance"
    INSPECTION = "inspection"
    REGISTRATION = "registration"
    TECHNICAL_ASSISTANCE = "technical_assistance"
    TRADE_FINANCE = "trade_finance"
    TRAINING = "training"


class Persons(StrEnum):
    """A class of persons the paragraph speaks of; never a person, never a nationality as a reason for suspicion."""

    LISTED = "listed"
    ACTING_FOR_LISTED = "acting_for_listed"
    NATIONALS_OF_TARGET = "nationals_of_target"
    DIPLOMATS_OF_TARGET = "diplomats_of_target"
    GOVERNMENT_OF_TARGET = "government_of_target"
    BANKS_OF_TARGET = "banks_of_target"
    RELIEF_ORGANISATIONS = "relief_organisations"


class View(StrEnum):
    """What a state or body says of a measure's status."""

    IN_FORCE = "in_force"
    NOT_IN_FORCE = "not_in_force"


class Status(StrEnum):
    """How a provision stands on a day; never a boolean."""

    NOT_YET = "not yet in force"
    IN_FORCE = "in force"
    LAPSED = "lapsed"
    SUPERSEDED = "superseded"
    DAY_UNKNOWN = "superseded, day unknown"
    CONTESTED = "contested"
    DENIED = "not in force, in this view"


class Conduct(StrEnum):
    """What was done. An act has one or more; conduct it does not name was not part of it."""

    SUPPLY = "supply"
    SHIP_TO_SHIP_TRANSFER = "ship_to_ship_transfer"
    VESSEL_TRANSFER = "vessel_transfer"
    VESSEL_SERVICE = "vessel_service"
    PORT_CALL = "port_call"
    VOYAGE = "voyage"
    AIS_SILENCE = "ais_silence"
    IDENTITY_CHANGE = "identity_change"
    CARGO_TRANSIT = "cargo_transit"
    REFUSED_INSPECTION = "refused_inspection"
    FLIGHT = "flight"
    FINANCIAL_SERVICE = "financial_service"
    MOVEMENT_OF_FUNDS = "movement_of_funds"
    DEALING_WITH_LISTED = "dealing_with_listed"
    BANK_PRESENCE = "bank_presence"
    TRADE_FINANCE = "trade_finance"
    JOINT_VENTURE = "joint_venture"
    PROPERTY_USE = "property_use"
    EMPLOYMENT = "employment"
    TRAINING = "training"
    TECHNICAL_ASSISTANCE = "technical_assistance"
    COOPERATION = "cooperation"
    TRAVEL = "travel"
    FISHING_RIGHTS = "fishing_rights"
    REFUSAL_OF_LAWFUL_TRADE = "refusal_of_lawful_trade"


class FlagTest(StrEnum):
    """Which flag an element asks for on at least one of the ships."""

    TARGET = "target"
    OTHER = "other"
    NONE = "none"

    def met_by(self, flag: str, target: str) -> bool:
        """Whether a ship that flies `flag` (empty: none) is what the element asks for; both are ISO codes."""
        return self is (FlagTest.NONE if not flag else FlagTest.TARGET if flag == target else FlagTest.OTHER)


class Listed(StrEnum):
    """Who must be designated for an element to hold."""

    PARTY = "party"
    SHIP = "ship"
    ANY = "any"


class Permission(StrEnum):
    """What an exception asks for before it may be relied on; unknown is a value, and `none` is said only where it was read."""

    UNKNOWN = "unknown"
    NONE = "none"
    NOTIFICATION = "notification"
    APPROVAL = "approval"


class NationalStatus(StrEnum):
    """Whether a state has made a breach punishable; unknown is a value."""

    ENACTED = "enacted"
    ABSENT = "absent"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"
