"""Change a policy in one place, in every way that a slip of the pen could."""

import msgspec

from comity.desk.sharing.policy import AllOf, AnyOf, Has, Labelled, Listed, Same, Within
from comity.vocabulary.markings import Tlp

NEVER, ALWAYS = AnyOf(()), AllOf(())
COLUMNS = {Listed: ("readers", "persons", "kept_to"), Same: ("submitter",), Within: ("kept_to", "readers", "persons")}
ATTRIBUTES = {Listed: ("member", "person"), Same: ("person", "member"), Has: ("member", "staff", "person")}


def mutants(clause):
    """The clause with one place in it changed; every place, every way."""
    yield from (NEVER, ALWAYS)
    if isinstance(clause, AllOf | AnyOf):
        yield (AnyOf if isinstance(clause, AllOf) else AllOf)(clause.parts)
        for place, part in enumerate(clause.parts):
            for changed in mutants(part):
                yield type(clause)((*clause.parts[:place], changed, *clause.parts[place + 1 :]))
        return
    if isinstance(clause, Labelled):
        yield from (Labelled(label) for label in Tlp if label != clause.label)
    for name, others in (("column", COLUMNS), ("attribute", ATTRIBUTES)):
        for other in others.get(type(clause), ()):
            if getattr(clause, name) != other:
                yield msgspec.structs.replace(clause, **{name: other})
