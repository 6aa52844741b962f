"""What is gathered into a case is as real, or as invented, as the case."""

import pytest
from tests.desk.builders import assertion, case, exhibit

from comity.desk.casework.actions import ExerciseMixed, gather
from comity.desk.casework.models import Case


def test_invented_evidence_is_not_gathered_into_a_real_matter(seat_of, tmp_path):
    """Nor the other way round: the case keeps what it had."""
    seat = seat_of("EXA")
    matter, said = case(seat), assertion(seat, exhibit(seat, tmp_path))
    Case.objects.filter(pk=matter.pk).update(exercise=False)
    matter.refresh_from_db()
    with pytest.raises(ExerciseMixed, match="this is invented, and EX-1 is about a real matter"):
        gather(matter, [said], by=seat, reason="It was brought")
    assert not matter.assertions.exists()
