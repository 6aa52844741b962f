"""Every kind of record and every kind of viewer, and the rule on reading written again by another hand, in Cedar."""

import json
from itertools import product

import cedarpy
from tests.desk.builders import matter

from comity.desk.sharing.policy import Viewer
from comity.vocabulary.markings import Marking, Tlp

UNKNOWN = "TLP:PURPLE"
"""A label that nobody knows: whatever it means, it is nobody's."""
MEMBERS = (
    frozenset(),
    *(frozenset(codes) for codes in ({"EXA"}, {"EXB"}, {"EXA", "EXB"}, {"EXAB"}, {"EXA", "EXB", "EXC"})),
)
PERSONS = tuple(map(frozenset, ((), {"ann"}, {"Ann"}, {"ann", "bob"})))
CASES = tuple(map(frozenset, ((), {"EX-1"}, {"EX-2"}, {"EX-1", "EX-2"}, {"EX-11"})))
RECORDS = tuple(product((*Tlp, UNKNOWN), ("EXA", "EXB"), MEMBERS, PERSONS, CASES, ("", "ann", "sub")))
"""Label, originator, readers, persons, cases it is kept to, submitter: 4,320 kinds."""


def viewer(member="", person="", staff=True, cases=()):
    """Somebody who looks."""
    return Viewer(member=member, person=person, staff=staff, cases=frozenset(cases))


VIEWERS = (
    viewer(staff=False),
    viewer(person="sub", staff=False),
    viewer(person="ann", staff=False),
    viewer(person="ann", staff=False, cases=["EX-1"]),
    *(
        viewer(member, person, staff, cases)
        for member, person in (("EXA", "ann"), ("EXA", "bob"), ("EXB", "ann"), ("EXB", ""), ("EXC", "sub"))
        for staff in (True, False)
        for cases in ((), ("EX-1",), ("EX-1", "EX-2"))
    ),
)
"""The public, three who hand something in, and thirty people at members: of its staff or not, let into cases or not."""

# Written from the words of TLP 2.0 (first.org/tlp) and of the glossary, not from the tree.
CEDAR = """
permit (principal, action == Action::"read", resource) when { resource.tlp == "TLP:CLEAR" };
permit (principal, action == Action::"read", resource) when { resource.tlp == "TLP:GREEN" && principal.seated };
permit (principal, action == Action::"read", resource) when {
  principal.named && principal.person == resource.submitter };
permit (principal, action == Action::"read", resource) when {
  ["TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"].contains(resource.tlp) &&
  principal.seated && resource.readers.contains(principal.member) && principal.cases.containsAll(resource.kept_to)
} unless { resource.tlp != "TLP:AMBER" && !principal.staff }
  unless { resource.tlp == "TLP:RED" && !resource.persons.contains(principal.person) };
"""


class Kind:
    """A record as the policy reads it, whatever its label."""

    def __init__(self, number, kind):
        self.number = number
        self.tlp, self.originator, self.readers, self.persons, self.kept_to, self.submitter = kind

    @property
    def reference(self):
        """The case that stands for it in the database."""
        return f"EX-{self.number}"

    def row(self, seats):
        """An unsaved case with this marking."""
        own = frozenset({self.originator})
        lists = {"readers": self.readers, "persons": self.persons, "kept_to": self.kept_to}
        marking = Marking(tlp=Tlp.CLEAR, originators=own, submitter=self.submitter, **lists)
        row = matter(self.reference, marking, seats[self.originator])
        row.tlp = str(self.tlp)
        return row

    def entity(self):
        """What Cedar knows of it."""
        lists = {name: sorted(getattr(self, name)) for name in ("readers", "persons", "kept_to")}
        attributes = {"tlp": str(self.tlp), "submitter": self.submitter, **lists}
        return {"uid": {"type": "Record", "id": self.reference}, "attrs": attributes, "parents": []}


KINDS = tuple(Kind(number, kind) for number, kind in enumerate(RECORDS))


def by_cedar(viewers=VIEWERS):
    """What each viewer may see by the policy in Cedar: the references."""
    asks = [
        {"principal": 'User::"x"', "action": 'Action::"read"', "resource": f'Record::"{kind.reference}"', "context": {}}
        for kind in KINDS
    ]
    records = [kind.entity() for kind in KINDS]
    return [_allowed(asks, [*records, _user(one)]) for one in viewers]


def _user(one):
    attributes = {"member": one.member, "seated": bool(one.member), "person": one.person, "named": bool(one.person)}
    attributes |= {"staff": one.staff, "cases": sorted(one.cases)}
    return {"uid": {"type": "User", "id": "x"}, "attrs": attributes, "parents": []}


def _allowed(asks, entities):
    answers = cedarpy.is_authorized_batch(asks, CEDAR, json.dumps(entities))
    return {kind.reference for kind, one in zip(KINDS, answers, strict=True) if one.decision == cedarpy.Decision.Allow}
