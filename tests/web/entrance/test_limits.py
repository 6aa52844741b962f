"""Attempts are counted, by address and by name; whoever sends too many waits."""

from django.test import Client


def test_five_wrong_passwords_close_a_name_for_a_while(enter):
    """Then the right one is refused too, with a sentence that says how long, and a name nobody has is treated alike."""
    for name in ("ben", "nobody"):
        for turn in range(6):
            answer = enter(name, f"wrong {turn}", client=Client(REMOTE_ADDR=f"192.0.2.{turn + 20}"))
        assert b"Wait five minutes" in answer.content
    assert b"Wait five minutes" in enter("ben").content


def test_one_address_tries_ten_names_a_minute(enter):
    """Whoever goes through a list of names is stopped, whichever they are."""
    answers = [enter(f"name{turn}", "wrong") for turn in range(11)]
    assert b"Wait five minutes" not in answers[9].content
    assert b"Wait five minutes" in answers[10].content


def test_every_anonymous_form_counts(door):
    """The sixty-first within a minute is answered with a page that says to wait; another address is not held back."""
    statuses = [door.post("/language/", {"language": "fr"}).status_code for _ in range(61)]
    assert (set(statuses[:60]), statuses[60]) == ({302}, 429)
    assert b"Too many attempts" in door.post("/check/").content
    assert Client(REMOTE_ADDR="192.0.2.8").post("/language/", {"language": "fr"}).status_code == 302


def test_a_header_does_not_make_another_address(door, settings):
    """X-Forwarded-For counts where the operator says that a proxy of theirs wrote it, and nowhere else."""
    for turn in range(60):
        door.post("/language/", {"language": "fr"}, headers={"x-forwarded-for": f"203.0.113.{turn}"})
    told = {"x-forwarded-for": "203.0.113.99"}
    assert door.post("/language/", {"language": "fr"}, headers=told).status_code == 429
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert door.post("/language/", {"language": "fr"}, headers=told).status_code == 302
