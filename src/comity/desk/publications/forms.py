"""Offer the act of publishing, with a reason asked for each exhibit that stays behind."""

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.desk.findings.models import Finding
from comity.desk.publications.actions import Wording, publish
from comity.desk.publications.exhibiting import cited, is_public
from comity.desk.publications.models import Publication
from comity.desk.sharing.forms import CoordinatorsAct
from comity.desk.sharing.models import Seat
from comity.desk.sharing.visibility import may_see


class Publish(CoordinatorsAct):
    """Publish a concluded finding."""

    slug = "publish"
    title = _("Publish")
    weighty = True

    number = forms.CharField(label=_("Number"), max_length=40)
    name = forms.CharField(label=_("Title"), max_length=200)
    standing = forms.CharField(
        label=_("Who we are"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Who mandated the body, and whom its findings bind."),
    )
    summary = forms.CharField(label=_("Summary"), widget=forms.Textarea(attrs={"rows": 4}))
    method = forms.CharField(label=_("Method"), widget=forms.Textarea(attrs={"rows": 4}))
    limits = forms.CharField(label=_("Limits"), widget=forms.Textarea(attrs={"rows": 4}))

    def prepare(self) -> None:
        """One field per exhibit that cannot go out."""
        numbered = enumerate(cited(self.record), 1)
        kept_back = [(number, exhibit) for number, exhibit in numbered if not is_public(exhibit)]
        self.kept_back = [exhibit for _number, exhibit in kept_back]
        for number, exhibit in kept_back:
            shown = {"number": number, "member": exhibit.originator.name}
            self.fields[f"withheld-{exhibit.pk}"] = forms.CharField(
                label=_("Why exhibit %(number)s, of %(member)s, is withheld") % shown,
                help_text=exhibit.title if may_see(self.seat, exhibit) else "",
            )

    @classmethod
    def offered(cls, record: Finding, seat: Seat) -> bool:
        """Once it is concluded."""
        return super().offered(record, seat) and record.state == Finding.State.CONCLUDED

    def perform(self) -> Publication:
        """Publish it."""
        said = self.cleaned_data
        wording = Wording(
            number=said["number"],
            title=said["name"],
            standing=said["standing"],
            summary=_paragraphs(said["summary"]),
            method=_paragraphs(said["method"]),
            limits=_paragraphs(said["limits"]),
            withheld={exhibit.digest: said[f"withheld-{exhibit.pk}"] for exhibit in self.kept_back},
        )
        return publish([self.record], wording, by=self.seat)


def _paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs, parted by empty lines."""
    return tuple(part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())
