"""Go through the queue with single keys, and take back what was done."""

import pytest

pytestmark = pytest.mark.story
ROWS = "ol.queue > li"


@pytest.fixture
def queue(visitor):
    """The queue as the secretariat sees it, and the ids of its rows."""
    page = visitor("secretariat")
    page.goto("/desk/")
    return page, [row.get_attribute("id") for row in page.locator(ROWS).all()]


def chosen(page):
    """The id of the row that is marked as the current one."""
    return page.locator(f"{ROWS}[aria-current]").get_attribute("id")


def test_j_and_k_step_through_the_queue(queue):
    """j goes to the next row, k to the one before; the ends hold."""
    page, rows = queue
    steps = []
    for key in "jjkk":
        page.keyboard.press(key)
        steps.append(chosen(page))
    assert steps == [rows[0], rows[1], rows[0], rows[0]]


def test_a_question_mark_lists_the_keys_of_the_page(queue):
    """The list names the row's own keys, and closes again."""
    page, _ = queue
    page.keyboard.press("j")
    page.keyboard.press("?")
    listed = page.get_by_role("dialog", name="Keys")
    assert {"j", "k", "?", "y", "n"} <= set(listed.locator("kbd").all_inner_texts())
    page.keyboard.press("Escape")
    assert listed.is_hidden()


def test_enter_opens_a_signal_and_u_goes_up_again(queue):
    """From a row to its page and back to the queue without a mouse."""
    page, rows = queue
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/signals/{rows[0].removeprefix('signal-')}/")
    page.keyboard.press("u")
    page.wait_for_url("**/desk/")


def test_y_takes_the_chosen_signal_and_leads_to_the_next(queue):
    """What was taken has left the queue, the next row is chosen; put back, it waits again."""
    page, rows = queue
    page.keyboard.press("j")
    page.keyboard.press("y")
    page.wait_for_url(f"**/desk/#{rows[1]}")
    assert [row.get_attribute("id") for row in page.locator(ROWS).all()] == rows[1:]
    assert chosen(page) == rows[1]
    page.goto("/desk/?state=taken")
    page.locator(f"#{rows[0]}").get_by_role("button", name="Put back").click()
    page.goto("/desk/")
    assert page.locator(f"#{rows[0]}").is_visible()


def test_n_asks_for_the_reason_before_it_dismisses(queue):
    """n opens the page that asks why; without a reason nothing is dismissed."""
    page, rows = queue
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.wait_for_url("**/dismiss/**")
    page.get_by_role("button", name="Dismiss").click()
    assert page.get_by_role("alert").is_visible()
    page.goto("/desk/")
    assert page.locator(f"#{rows[0]}").is_visible()


def test_single_keys_can_be_switched_off(queue):
    """Who dictates, or types by accident, switches them off for good (WCAG 2.2, 2.1.4)."""
    page, _ = queue
    page.keyboard.press("?")
    page.get_by_label("Use single keys").uncheck()
    page.reload()
    page.keyboard.press("j")
    assert page.locator(f"{ROWS}[aria-current]").count() == 0
