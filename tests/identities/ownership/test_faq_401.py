"""The first three examples of OFAC's FAQ 401 give the published answers (https://ofac.treasury.gov/faqs/401)."""

import pytest

from comity.identities.ownership.cascade import Verdict, reach
from comity.identities.ownership.doctrines import doctrine
from comity.identities.ownership.shares import Share, network

EXAMPLES = {
    "1": ([("X", "A", 50), ("A", "B", 50)], {"A", "B"}),
    "2": ([("X", "A", 50), ("X", "B", 50), ("A", "C", 25), ("B", "C", 25)], {"A", "B", "C"}),
    "3": ([("X", "A", 50), ("X", "B", 10), ("A", "B", 40)], {"A", "B"}),
}


@pytest.mark.parametrize(("held", "blocked"), EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_gives_the_published_answer(held, blocked):
    """What X, who is blocked, reaches through its shares."""
    shares = network(Share(owner=a, owned=b, low_percent=p, high_percent=p) for a, b, p in held)
    found = reach(shares, shares.named(["X"]), doctrine("us-ofac"))
    assert set(found.names(Verdict.CERTAINLY)) == blocked
    assert found.names(Verdict.POSSIBLY) == ()
