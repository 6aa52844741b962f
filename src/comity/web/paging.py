"""Cut a long list into pages."""

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db import models
from django.http import HttpRequest

PER_PAGE = 50
M = TypeVar("M", bound=models.Model)


def paged(request: HttpRequest, rows: "models.QuerySet[M]", *, by: str = "page", per_page: int = PER_PAGE) -> "Page[M]":
    """The page of some rows that the address asks for, under the name `by`."""
    return Paginator(rows, per_page).get_page(request.GET.get(by))
