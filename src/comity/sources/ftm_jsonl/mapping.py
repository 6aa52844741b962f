"""Know which of our properties FollowTheMoney has a name for, and which it has not.

Names as in the FollowTheMoney model (github.com/opensanctions/followthemoney, MIT): schemata Person, LegalEntity and Vessel.
"""

from comity.vocabulary.properties import Property

SCHEMATA = {"person": "Person", "entity": "LegalEntity", "ship": "Vessel"}
"""By our kind, the schema an export writes."""
KINDS = {
    **{schema: kind for kind, schema in SCHEMATA.items()},
    "Organization": "entity",
    "Company": "entity",
    "PublicBody": "entity",
}
"""By the schema an import meets, our kind. Others are refused by name: they are edges or intervals, not subjects."""
NAMES = {
    Property.NAME: "name",
    Property.ALIAS: "alias",
    Property.ALIAS_LOW: "weakAlias",
    Property.FORMER_NAME: "previousName",
    Property.TITLE: "title",
    Property.ROLE: "position",
    Property.GENDER: "gender",
    Property.NATIONALITY: "nationality",
    Property.BIRTH_DATE: "birthDate",
    Property.BIRTH_PLACE: "birthPlace",
    Property.DOCUMENT_NUMBER: "idNumber",
    Property.ADDRESS: "address",
    Property.COMMENT: "notes",
    Property.IMO: "imoNumber",
    Property.MMSI: "mmsi",
    Property.CALL_SIGN: "callSign",
    Property.FLAG: "flag",
    Property.FORMER_FLAG: "pastFlags",
    Property.SHIP_TYPE: "type",
}
"""By our property, the name of theirs. A gross tonnage is not their grossRegisteredTonnage, and a confirmed flag has no name there."""
PROPERTIES = {name: prop for prop, name in NAMES.items()}
ONLY = {
    "Person": frozenset(("title", "position", "gender", "nationality", "birthDate", "birthPlace", "idNumber")),
    "LegalEntity": frozenset(("idNumber",)),
    "Vessel": frozenset(("imoNumber", "mmsi", "callSign", "flag", "pastFlags", "type")),
}
"""By schema, the properties it has beyond those of every Thing."""
THING = frozenset(("name", "alias", "weakAlias", "previousName", "address", "notes"))
ENVELOPE = frozenset(("id", "schema", "properties"))
PASSED_OVER = frozenset(
    (
        *("caption", "datasets", "referents", "target", "first_seen", "last_seen", "last_change"),
        "origin",
        "canonical_id",
    )
)
"""What an export says about the entity as a row of its own database, and not about the subject."""
