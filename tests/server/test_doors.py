"""How people may come in is read from the environment, strictly."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from comity.server.doors import allauth_providers, providers, second_factor

ONE = "- {id: m, name: M, issuer: 'https://m.example', client: c, secret: s}\n"


@pytest.fixture
def written(tmp_path):
    """Writes the providers' file."""
    path = tmp_path / "oidc.yaml"
    return lambda text: str(path) if path.write_text(text, encoding="utf-8") else ""


def test_a_provider_is_read_with_its_proof_key(written):
    """PKCE is on, and mail addresses are not asked for."""
    told = allauth_providers(providers(written(ONE)))["openid_connect"]
    assert (told["OAUTH_PKCE_ENABLED"], told["SCOPE"], told["APPS"][0]["provider_id"]) == (True, ["openid"], "m")


@pytest.mark.parametrize(
    "text", ["- {id: m}", ONE + ONE, ONE.replace("https", "http"), ONE.replace("client", "cleint"), "none: of this"]
)
def test_a_file_with_a_fault_is_refused(written, text):
    """What is missing, doubled, misspelt or open to be read on the way stops the node with a sentence."""
    with pytest.raises(ImproperlyConfigured, match=r"oidc\.yaml"):
        providers(written(text))


def test_without_a_file_there_is_no_provider():
    """Nothing is fetched from anywhere."""
    assert allauth_providers(providers(None)) == {}


def test_the_setting_asks_more_people_for_a_factor_and_never_fewer():
    """Unset, the body decides; there is no word for nobody."""
    assert second_factor(None) is None
    assert second_factor("everybody") > second_factor("coordinators")
    with pytest.raises(ImproperlyConfigured, match="not nobody"):
        second_factor("nobody")
