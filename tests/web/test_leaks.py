"""What is marked for one person's eyes reaches nobody else, on no address and in no answer."""

import pytest
from tests.web.people import OTHERS, browser
from tests.web.planting import CANARY, TOKENS
from tests.web.walking import addresses, body, walked


@pytest.mark.usefixtures("site")
def test_a_secret_reaches_nobody_else():
    """Planted in every kind of record, the canary is on no page of anybody but its owner."""
    pages = addresses()
    seen = {name: walked(browser(name), pages) for name in OTHERS}
    leaks = [(name, page) for name, told in seen.items() for page, data in told.items() if told_of(data, page)]
    assert leaks == []


def told_of(data, page):
    """Whether an answer holds a secret; an address that names one may be repeated by the page that denies it."""
    return CANARY.encode() in data.lower() and CANARY not in page.lower()


@pytest.mark.usefixtures("site")
def test_the_canary_is_alive():
    """Its owner finds every token somewhere, or the silence of the others would prove nothing."""
    told = b"".join(walked(browser("anna"), addresses()).values()).lower()
    assert [token for token in TOKENS if token.encode() not in told] == []


@pytest.mark.usefixtures("site")
def test_a_refusal_names_no_secret():
    """An act that is refused says why without a word of what the person may not see."""
    client = browser("ben")
    acts = [page for page in addresses() if page.startswith("/desk/") and page.count("/") == 5]
    answers = {page: body(client.post(page)) for page in acts}
    assert answers
    assert [page for page, data in answers.items() if told_of(data, page)] == []
