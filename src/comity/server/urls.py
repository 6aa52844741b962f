"""Give every page its address: the workbench under /desk/, the portal everywhere else."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
