"""What is marked for one person's eyes leaves no trace for anybody else: not a count, not an order, not a choice in a list."""

import pytest
from tests.web.people import OTHERS, browser
from tests.web.planting import planted
from tests.web.walking import addresses, walked


@pytest.mark.usefixtures("report")
def test_no_other_page_changes_by_a_byte(people, tmp_path):
    """Secrets of every kind are added, and every page of everybody else is what it was before, but for their own trail."""
    pages = [page for page in addresses() if not page.startswith("/account/")]
    for name in OTHERS:  # whoever saves a file is written down once a day
        walked(browser(name), [page for page in pages if page.endswith("/file")])
    before = {name: walked(browser(name), pages) for name in OTHERS}
    planted(people["anna"], tmp_path)
    after = {name: walked(browser(name), pages) for name in OTHERS}
    assert [(name, page) for name in OTHERS for page in pages if before[name][page] != after[name][page]] == []
