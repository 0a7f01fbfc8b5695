"""`/cong-nhan/`: the recognitions and a certificate page for each, which anyone can verify."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ndp.derive.recognitions import ReviewDue, recognitions_by_platform, review_due, status_on
from ndp.i18n import LANGUAGES, N_, Language
from ndp.model.catalogue import Entry
from ndp.model.evaluation import Evaluation
from ndp.model.recognition import Recognition, Status
from ndp.model.records import Organisation
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import changed_day, section_crumb
from ndp.site.pages.long_list import LongList, long_list_pages
from ndp.site.pages.titles import evaluation_title, recognition_title, subject
from ndp.site.portal import Portal
from ndp.site.qr import qr_code
from ndp.site.render import View, render_page

STATUS_TAGS: dict[Status, str] = {
    "valid": "ndp-tag--gold",
    "expired": "ndp-tag--muted",
    "suspended": "ndp-tag--warn",
    "withdrawn": "ndp-tag--warn",
    "unknown": "ndp-tag--muted",
}
HEADINGS = {"recognised": N_("Chứng nhận nền tảng số quốc gia"), "potential": N_("Nền tảng số quốc gia tiềm năng")}
ENDED_HEADINGS: dict[Status, str] = {
    "expired": N_("Công nhận đã hết hạn"),
    "suspended": N_("Công nhận đang bị tạm đình chỉ"),
    "withdrawn": N_("Công nhận đã bị thu hồi"),
}
LEGAL_ISSUER = N_("{organisation} công nhận")
REPORTED = N_("Theo nguồn đã công bố")


@dataclass(frozen=True, slots=True)
class RecognitionRow:
    """A recognition in a list; `status` as of the portal's date, `since` the day of issue or what is known of it."""

    recognition: Recognition
    title: str
    status: str
    tag: str
    since: str
    review: ReviewDue | None


@dataclass(frozen=True, slots=True)
class HashedFile:
    """A file behind a certificate with the checksum of its bytes."""

    title: str
    path: str
    sha256: str


def pages(portal: Portal) -> Iterator[Page]:
    """The list and every recognition's certificate page, in every language."""
    for language in LANGUAGES:
        yield from long_list_pages(portal, _list(portal), language)
        for recognition in portal.catalogue.of_type(Recognition).values():
            yield _certificate(portal, recognition, language)


def recognition_row(view: View, recognition: Recognition) -> RecognitionRow:
    """A line for a recognition."""
    day = view.portal.as_of
    status = status_on(recognition, day)
    known = recognition.known_since
    return RecognitionRow(
        recognition,
        subject(view, recognition.platform, recognition.product),
        view.label("recognition.status", status),
        STATUS_TAGS[status],
        view.date(recognition.issued) or (view._("muộn nhất {day}", day=view.date(known)) if known else ""),
        review_due(recognition, day),
    )


def recognitions_of_platform(view: View, platform: str) -> list[RecognitionRow]:
    """The recognitions of a platform, newest first."""
    found = recognitions_by_platform(view.portal.catalogue).get(platform, ())
    return [recognition_row(view, recognition) for recognition in found]


def _list(portal: Portal) -> LongList[Recognition]:
    found = portal.catalogue.of_type(Recognition)
    return LongList(
        "recognitions",
        "recognitions.html",
        lambda language: routes.address("recognitions", language=language),
        lambda view: view._("Nền tảng được công nhận"),
        lambda view: view._("Chứng nhận công nhận nền tảng số: số, quyết định, thời hạn, tình trạng."),
        len(found),
        lambda view: sorted(found.values(), key=_age, reverse=True),
        lambda view, shown: {
            "rows": [recognition_row(view, each) for each in shown.rows],
            "intro": view._(
                "Nền tảng nào được công nhận, theo quyết định và đợt đánh giá nào, còn hiệu lực không. Mỗi chứng nhận "
                "có một trang để ai cũng kiểm tra được."
            ),
        },
    )


def _certificate(portal: Portal, recognition: Recognition, language: Language) -> Page:
    catalogue = portal.catalogue
    entry = catalogue.entries["recognition"][recognition.id]
    status = status_on(recognition, portal.as_of)

    def address(other: Language) -> str:
        return routes.address("recognitions", recognition.id, language=other)

    def data(view: View) -> Mapping[str, Any]:
        own_url = portal.settings.site_url.rstrip("/") + view.url
        return {
            "recognition": recognition,
            "entry": entry,
            "row": recognition_row(view, recognition),
            # Only what holds and was recognised in full may look like a certificate.
            "gold": status == "valid" and recognition.kind == "recognised",
            "heading": view._(ENDED_HEADINGS.get(status, HEADINGS[recognition.kind])),
            "by": _by(view, recognition),
            "evaluation_name": _evaluation_name(view, recognition),
            "holders": [catalogue.organisations[key] for key in recognition.holders if key in catalogue.organisations],
            "own_url": own_url,
            "qr": qr_code(own_url, view._("Mã QR dẫn tới trang này")),
            "files": list(_files(view, entry, recognition)),
            "commit": portal.history.commit,
            "noted": catalogue.observations_about("recognition", recognition.id),
        }

    return render_page(
        portal,
        language,
        "recognition.html",
        section="recognitions",
        address=address,
        title=lambda view: recognition_title(view, recognition),
        description=lambda view: view._(
            "{kind}: {name}. Tình trạng: {status}.",
            kind=view._(HEADINGS[recognition.kind]),
            name=subject(view, recognition.platform, recognition.product),
            status=view.label("recognition.status", status),
        ),
        crumbs=lambda view: [section_crumb(view, "recognitions")],
        data=data,
        changed=changed_day(portal, "recognition", recognition.id),
    )


def _by(view: View, recognition: Recognition) -> str:
    """Who recognises: the issuer of the decision; without one, that it is known from elsewhere."""
    document = view.portal.catalogue.legal.get((recognition.decision or "").partition("/")[0])
    issuer: Organisation | None = view.portal.catalogue.organisations.get(document.issuer) if document else None
    return view._(LEGAL_ISSUER, organisation=view.plain(issuer.name)) if issuer else view._(REPORTED)


def _evaluation_name(view: View, recognition: Recognition) -> str:
    evaluation = view.portal.catalogue.of_type(Evaluation).get(recognition.evaluation or "")
    return evaluation_title(view, evaluation) if evaluation else ""


def _files(view: View, entry: Entry, recognition: Recognition) -> Iterator[HashedFile]:
    yield HashedFile(view._("Tệp công nhận"), entry.path, entry.sha256)
    platform = view.portal.entry("platform", recognition.platform)
    if platform is not None:
        yield HashedFile(view._("Tệp nền tảng"), platform.path, platform.sha256)


def _age(recognition: Recognition) -> tuple[str, str]:
    return str(recognition.issued or recognition.known_since or ""), recognition.id
