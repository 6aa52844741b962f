"""What somebody typed is not lost when the session ends before it arrives, and nobody else is handed it."""

import pytest
from django.test import Client
from lxml import html
from tests.web.people import PASSWORD, browser

from comity.desk.casework.models import Case

FORM = "/desk/begin/open-case/"
OURS = {"origin": "http://testserver"}


@pytest.fixture
def written(site):
    """What sam's browser sends from the form it was given."""
    tree = html.fromstring(browser("sam").get(FORM).content)
    fields = dict(tree.xpath("//form[@class='form']")[0].form_values()) | {
        "name": "EXERCISE typed at length",
    }
    return {name: value for name, value in fields.items() if name != "csrfmiddlewaretoken"}


def signed_in(client, name, page):
    """The page somebody is led to after signing in, as a tree."""
    answer = client.post("/sign-in/", {"login": name, "password": PASSWORD, "next": page}, follow=True)
    return html.fromstring(answer.content)


def title(tree):
    """What the form's title says."""
    return tree.xpath("string(//input[@name='name']/@value)")


def test_what_was_typed_is_there_again_after_signing_in(written):
    """Nothing was recorded meanwhile, and the page says so."""
    client = Client()
    assert client.post(FORM, written).status_code == 302
    tree = signed_in(client, "sam", FORM)
    assert title(tree) == "EXERCISE typed at length"
    assert "nothing was recorded" in tree.text_content()
    assert not Case.objects.filter(title="EXERCISE typed at length").exists()


def test_another_person_at_the_same_machine_is_not_handed_it(written):
    """The form carries whose it was."""
    client = Client()
    client.post(FORM, written)
    assert title(signed_in(client, "ben", FORM)) == ""


def test_it_is_handed_out_once(written):
    """A page opened anew is empty."""
    client = Client()
    client.post(FORM, written)
    signed_in(client, "sam", FORM)
    assert title(html.fromstring(client.get(FORM).content)) == ""


def test_a_form_with_an_old_token_comes_back_filled(written):
    """Signing in elsewhere changes the token; what was typed under the old one stays."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(browser("sam").get(FORM).wsgi_request.user)
    answer = client.post(FORM, written, headers=OURS, follow=True)
    assert title(html.fromstring(answer.content)) == "EXERCISE typed at length"


@pytest.mark.parametrize("origin", ["https://elsewhere.example", ""])
def test_a_form_from_elsewhere_fills_nothing(written, origin):
    """Another site can put no words into a member's form."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(browser("sam").get(FORM).wsgi_request.user)
    assert client.post(FORM, written, headers={"origin": origin}).status_code == 403
    assert title(html.fromstring(client.get(FORM).content)) == ""


@pytest.mark.usefixtures("site")
def test_nothing_is_kept_of_what_no_page_of_ours_asked(written):
    """Without the mark that a page of ours carries, a stranger's words are not stored."""
    client = Client()
    client.post(FORM, written | {"sitting": "1:forged"})
    assert "typed" not in client.session
