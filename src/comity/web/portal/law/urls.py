"""Give each question about the law two addresses: a page, and the same answer as JSON."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from comity.web.portal.law.acts import act
from comity.web.portal.law.cases import public_case
from comity.web.portal.law.changed import changed
from comity.web.portal.law.days import on_a_day
from comity.web.portal.law.goods import goods
from comity.web.portal.law.measures import measure
from comity.web.portal.law.provisions import provision
from comity.web.portal.law.regimes import index

JSON: dict[str, Any] = {"as_json": True}


def both(address: str, view: Callable[..., Any], name: str) -> list[URLPattern]:
    """The page under an address, and its JSON beside it."""
    return [path(f"{address}/", view, name=name), path(f"{address}.json", view, JSON, name=f"{name}-json")]


urlpatterns = [
    path("", index, name="law"),
    path("regimes.json", index, JSON, name="law-json"),
    *both("goods", goods, "law-goods"),
    *both("act", act, "law-act"),
    path("<slug:name>/changes.json", changed, JSON, name="law-changes-json"),
    *both("<slug:name>", on_a_day, "law-regime"),
    *both("<slug:name>/measures/<slug:key>", measure, "law-measure"),
    *both("<slug:name>/cases/<slug:reference>", public_case, "law-case"),
    *both("<slug:name>/<slug:reference>", provision, "law-provision"),
]
