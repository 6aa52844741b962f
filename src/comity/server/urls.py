"""Give every page its address: the workbench under /desk/, the portal everywhere else."""

from django.urls import include, path
from django.views.i18n import set_language

from comity.web.portal import check, reports
from comity.web.workbench import (
    acts,
    cases,
    dossier,
    findings,
    holdings,
    judging,
    law,
    marking,
    members,
    notices,
    queue,
    who,
)

portal = [
    path("", reports.home, name="home"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<slug:folder>/", reports.report, name="report"),
    path("reports/<slug:folder>/report.json", reports.report_data, name="report-data"),
    path("reports/<slug:folder>/files/<str:name>", reports.report_file, name="report-file"),
    path(
        "reports/<slug:folder>/charts/<slug:finding>-<int:number>-<slug:part>.svg",
        reports.report_chart,
        name="report-chart",
    ),
    path("law/", include("comity.web.portal.law.urls")),
    path("check/", check.check, name="check"),
    path("verifier.py", check.verifier_file, name="verifier"),
    path("anchor.json", check.anchor_file, name="anchor"),
    path("log/<path:path>", check.log_file, name="log"),
    path("language/", set_language, name="language"),
    path("", include("comity.web.portal.entrance.urls")),
]
workbench = [
    path("account/", include("comity.web.workbench.account_urls")),
    path("desk/seats/", members.seats, name="seats"),
    path("desk/seats/invite/", members.invitation, name="seat-invite"),
    path("desk/seats/<int:pk>/way-back/", members.way_back, name="seat-way-back"),
    path("desk/seats/<int:pk>/end/", members.ending, name="seat-end"),
    path("desk/invitations/<int:pk>/withdraw", members.withdrawal, name="invitation-withdraw"),
    path("desk/", queue.queue, name="queue"),
    path("desk/signals/<int:pk>/", queue.signal, name="signal"),
    path("desk/signals/<int:pk>/track.geojson", queue.signal_track, name="signal-track"),
    path("desk/signals/<int:pk>/chart.svg", queue.signal_chart, name="signal-chart"),
    path("desk/cases/", cases.cases, name="cases"),
    path("desk/cases/<slug:reference>/", cases.case, name="case"),
    path("desk/cases/<slug:reference>/tracks.geojson", cases.case_tracks, name="case-tracks"),
    path("desk/cases/<slug:reference>/chart.svg", cases.case_chart, name="case-chart"),
    path("desk/findings/<slug:number>/", findings.finding, name="finding"),
    path("desk/law/", law.law, name="desk-law"),
    path("desk/exhibits/", holdings.exhibits, name="exhibits"),
    path("desk/exhibits/<int:pk>/", holdings.exhibit, name="exhibit"),
    path("desk/exhibits/<int:pk>/file", holdings.exhibit_file, name="exhibit-file"),
    path("desk/subjects/<path:name>/", dossier.subject, name="subject"),
    path("desk/notices/", notices.notices, name="notices"),
    path("desk/judgements/", judging.waiting, name="judgements"),
    path("desk/judgements/pair/", judging.judge, name="judge"),
    path("desk/search/", holdings.search, name="search"),
    path("desk/marking/", marking.marking, name="marking"),
    path("desk/who/<slug:kind>/<int:pk>/", who.who, name="who"),
    path("desk/begin/<slug:slug>/", acts.begin, name="begin"),
    path("desk/<slug:kind>/<int:pk>/<slug:slug>/", acts.act, name="act"),
]
urlpatterns = [*portal, *workbench]
