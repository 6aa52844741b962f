"""Know every property an assertion may have, with one sentence that says what it means."""

from enum import StrEnum


class Property(StrEnum):
    """What is asserted of a subject. A source that says something new adds a line here first."""

    KIND = "kind"
    NAME = "name"
    ALIAS = "alias"
    ALIAS_LOW = "alias_low"
    FORMER_NAME = "former_name"
    NAME_ORIGINAL = "name_original"
    TITLE = "title"
    ROLE = "role"
    GENDER = "gender"
    NATIONALITY = "nationality"
    BIRTH_DATE = "birth_date"
    BIRTH_PLACE = "birth_place"
    DOCUMENT = "document"
    DOCUMENT_NUMBER = "document_number"
    ADDRESS = "address"
    COMMENT = "comment"

    REFERENCE = "reference"
    LIST = "list"
    REGIME = "regime"
    MEASURE = "measure"
    LISTED_ON = "listed_on"
    AMENDED_ON = "amended_on"
    SUBMITTED_ON = "submitted_on"
    SUBMITTED_BY = "submitted_by"
    RECORD_VERSION = "record_version"

    IMO = "imo"
    IMO_AS_STATED = "imo_as_stated"
    MMSI = "mmsi"
    CALL_SIGN = "call_sign"
    FLAG = "flag"
    FLAG_CONFIRMED = "flag_confirmed"
    FORMER_FLAG = "former_flag"
    HULL = "hull"
    SHIP_TYPE = "ship_type"
    GROSS_TONNAGE = "gross_tonnage"
    OWNER = "owner"
    RESOURCE_OF = "resource_of"
    PICTURE = "picture"

    STATEMENT = "statement"
    MEMBERS_ONLY = "members_only"
    CLAIM_MATTER = "claim_matter"
    CLAIM_ABOUT = "claim_about"
    CLAIM_PROPERTY = "claim_property"
    CLAIM_VALUE = "claim_value"
    CLAIM_URL = "claim_url"
    CLAIM_MATTER_URL = "claim_matter_url"
    CLAIM_SAID_ON = "claim_said_on"
    CLAIM_HAPPENED = "claim_happened"
    CLAIM_PAGE = "claim_page"
    CLAIM_CERTAINTY = "claim_certainty"
    CLAIM_NAMES_PERSON = "claim_names_person"
    CLAIM_PERSON_NAMED_BY = "claim_person_named_by"

    @property
    def meaning(self) -> str:
        """One sentence that says what a value of it states."""
        return MEANINGS[self]

    @property
    def of_a_claim(self) -> bool:
        """Whether only a register of claims writes it, of a claim: it knows which claims are for members alone."""
        return self is Property.MEMBERS_ONLY or self.startswith("claim_")


ASSERTABLE = tuple(prop for prop in Property if not prop.of_a_claim)
"""What anybody may assert of a subject; a register of claims writes the others."""

OF_A_PERSON = frozenset(
    {
        Property.TITLE,
        Property.ROLE,
        Property.GENDER,
        Property.NATIONALITY,
        Property.BIRTH_DATE,
        Property.BIRTH_PLACE,
        Property.DOCUMENT,
        Property.DOCUMENT_NUMBER,
    }
)
"""What is said of natural persons alone: a passport, a day of birth."""
PERSON = "person"
"""The kind of a subject that is a natural person."""


ONE_AT_A_TIME = frozenset(
    {
        Property.KIND,
        Property.HULL,
        Property.IMO,
        Property.MMSI,
        Property.CALL_SIGN,
        Property.FLAG,
        Property.FLAG_CONFIRMED,
        Property.SHIP_TYPE,
        Property.GROSS_TONNAGE,
        Property.OWNER,
        Property.GENDER,
        Property.BIRTH_DATE,
    }
)
"""Properties of which a subject has one at a time, so that two values are a difference to look into."""

IDENTITY = (
    *(Property.HULL, Property.IMO, Property.IMO_AS_STATED, Property.MMSI, Property.CALL_SIGN),
    *(Property.NAME, Property.FORMER_NAME, Property.FLAG, Property.FLAG_CONFIRMED, Property.FORMER_FLAG),
    Property.OWNER,
)
"""What a ship claims to be, in the order a timeline shows it; none of it is a key."""

HEADING = (
    *(Property.KIND, Property.IMO, Property.MMSI, Property.CALL_SIGN, Property.FLAG, Property.FLAG_CONFIRMED),
    *(Property.OWNER, Property.SHIP_TYPE, Property.NATIONALITY, Property.BIRTH_DATE),
    *(Property.REGIME, Property.REFERENCE, Property.LISTED_ON),
)
"""What a reader asks of a subject first, in the order a dossier shows it."""

NAMES = (Property.NAME, Property.ALIAS, Property.FORMER_NAME, Property.NAME_ORIGINAL)
"""Properties whose values are names of the subject, other than weak ones."""
NUMBERS = (Property.IMO, Property.MMSI, Property.CALL_SIGN, Property.HULL, Property.DOCUMENT_NUMBER)
"""Properties whose values tell subjects apart, so that two that share one are looked at together."""
LINKING = (Property.OWNER, Property.RESOURCE_OF, Property.CLAIM_ABOUT)
"""Properties whose values name another subject, by its identifier or by a name."""

MEANINGS = {
    Property.KIND: "What sort of thing the subject is: person, entity, ship, claim or matter.",
    Property.NAME: "The name the source puts first.",
    Property.ALIAS: "Another name the source gives, of good or unstated quality; it may be unrelated in spelling.",
    Property.ALIAS_LOW: "Another name that the source itself calls weak: too broad to match on alone.",
    Property.FORMER_NAME: "A name the source says is no longer used.",
    Property.NAME_ORIGINAL: "The name in the script of its own language.",
    Property.TITLE: "A title or honorific that goes with the name.",
    Property.ROLE: "An office or function the source says the subject holds or held.",
    Property.GENDER: "The gender the source states.",
    Property.NATIONALITY: "A state whose national the subject is, in the source's words.",
    Property.BIRTH_DATE: "A date, year or span of birth, as stated and never rounded.",
    Property.BIRTH_PLACE: "A place of birth, as stated.",
    Property.DOCUMENT: "A passport or other document with all that is said of it.",
    Property.DOCUMENT_NUMBER: "The number of a document, alone, to be matched exactly.",
    Property.ADDRESS: "A place where the subject is or was to be found, as stated.",
    Property.COMMENT: "Whatever else the source tells, in its own words.",
    Property.REFERENCE: "The publisher's permanent reference for the entry.",
    Property.LIST: "The list the entry stands on.",
    Property.REGIME: "The sanctions regime the entry belongs to, in the publisher's word; valid from the day of listing.",
    Property.MEASURE: "A measure that the list says applies, in its words; valid from the day of that designation.",
    Property.LISTED_ON: "The day of listing or designation; not the day anybody here learned of it.",
    Property.AMENDED_ON: "A day on which the publisher changed the entry.",
    Property.SUBMITTED_ON: "The day the listing was proposed.",
    Property.SUBMITTED_BY: "The state that proposed the listing.",
    Property.RECORD_VERSION: "The publisher's own number for this version of the entry.",
    Property.IMO: "An IMO ship number with a correct check digit; a claim, since it may be painted over or shared.",
    Property.IMO_AS_STATED: "What stands where an IMO number belongs, when it cannot be one.",
    Property.MMSI: "A Maritime Mobile Service Identity; several ships may have used it.",
    Property.CALL_SIGN: "A radio call sign.",
    Property.FLAG: "A flag the source gives for the ship: claimed, not confirmed.",
    Property.FLAG_CONFIRMED: "A flag that the registry of that state confirmed for the ship.",
    Property.FORMER_FLAG: "A flag the source says the ship no longer flies.",
    Property.HULL: "The hull itself: builder and yard number, or another mark that stays when papers change.",
    Property.SHIP_TYPE: "What sort of ship it is, in the source's words.",
    Property.GROSS_TONNAGE: "Gross tonnage, which has no unit (International Convention on Tonnage Measurement of Ships, 1969).",
    Property.OWNER: "Who is said to own the subject.",
    Property.RESOURCE_OF: "The listed party whose economic resource the subject is said to be.",
    Property.PICTURE: "The address of a picture the source points to.",
    Property.STATEMENT: "Something said of the subject, in our own words.",
    Property.MEMBERS_ONLY: "What a claim says that no public page may show: not confirmed, or a person named by the press alone.",
    Property.CLAIM_MATTER: "The matter a claim belongs to.",
    Property.CLAIM_ABOUT: "The subject a claim is about.",
    Property.CLAIM_PROPERTY: "Which property of its subject a claim states.",
    Property.CLAIM_VALUE: "What a claim says, in our own words; no value: not recorded.",
    Property.CLAIM_URL: "Where the claim was made.",
    Property.CLAIM_MATTER_URL: "A page cited for the matter as a whole; which of its claims stand there is not recorded.",
    Property.CLAIM_SAID_ON: "When the claim was made, as precisely as is known.",
    Property.CLAIM_HAPPENED: "When what is claimed is said to have happened, as precisely as it is told.",
    Property.CLAIM_PAGE: "The page on which the claim stands.",
    Property.CLAIM_CERTAINTY: "How the text of the claim was come by: read, memory, unverified or conflict.",
    Property.CLAIM_NAMES_PERSON: "Whether the claim concerns a natural person: yes or no.",
    Property.CLAIM_PERSON_NAMED_BY: "Who names that person: court, official list or press.",
}
