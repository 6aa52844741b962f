"""Secrets of second factors lie encrypted under the node's own key."""

import pytest

from comity.desk.sharing.secrets import FactorKeyLost, opened, sealed_away


def test_a_secret_comes_back_and_the_database_never_sees_it(world):
    """What is kept differs each time and says nothing; the key is its owner's to read."""
    kept = {sealed_away("JBSWY3DPEHPK3PXP") for _ in range(2)}
    assert len(kept) == 2
    assert not any("JBSW" in one for one in kept)
    assert {opened(one) for one in kept} == {"JBSWY3DPEHPK3PXP"}
    assert (world.keys / "factors.key").stat().st_mode & 0o077 == 0


def test_without_its_key_a_secret_stays_shut(world):
    """The sentence says what to restore."""
    kept = sealed_away("JBSWY3DPEHPK3PXP")
    (world.keys / "factors.key").unlink()
    with pytest.raises(FactorKeyLost, match="factors") as refused:
        opened(kept)
    assert "factors.key" in refused.value.diagnostics()
