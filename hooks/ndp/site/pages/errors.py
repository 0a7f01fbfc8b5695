"""`/huong-dan/loi/`: every kind of problem, what it means and how to mend it, with its examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ndp.i18n import LANGUAGES, N_, Language
from ndp.problems import Position, ProblemKind
from ndp.problems.examples import Example, ExampleFile, read_example
from ndp.rules.registry import KINDS
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import section_crumb
from ndp.site.portal import Portal
from ndp.site.render import View, render_page

FAMILIES: tuple[tuple[str, str], ...] = (
    ("NDP1", N_("Đọc tệp")),
    ("NDP2", N_("Hình dạng của mục")),
    ("NDP3", N_("Quan hệ giữa các mục")),
    ("NDP4", N_("Kế hoạch, báo cáo, đánh giá, công nhận, vinh danh, sự kiện, đăng ký, đề xuất")),
    ("NDP5", N_("Góp ý, hỏi đáp, đính chính, quyền sửa")),
)
SEVERITIES = {"error": N_("lỗi, phải sửa"), "warning": N_("cảnh báo, nên sửa")}
SHOWN_LINES = 40
SHOWN_COLUMNS = 160


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an example; `bad` marks the place of the problem, `caret` points at its column."""

    number: int
    text: str
    bad: bool = False
    caret: str = ""


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file of an example."""

    path: str
    note: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The bad or the good side of an example."""

    key: str
    title: str
    files: tuple[ShownFile, ...]


def pages(portal: Portal) -> Iterator[Page]:
    """The list of codes and a page for each, in every language."""
    for language in LANGUAGES:
        yield _list(portal, language)
        for kind in KINDS.values():
            yield _kind(portal, kind, language)


def _severities(view: View) -> Mapping[str, str]:
    return {code: view._(word) for code, word in SEVERITIES.items()}


def _list(portal: Portal, language: Language) -> Page:
    def data(view: View) -> Mapping[str, Any]:
        return {
            "groups": [
                {
                    "anchor": prefix.lower(),
                    "title": view._(title),
                    "kinds": [kind for kind in KINDS.values() if kind.code.startswith(prefix)],
                }
                for prefix, title in FAMILIES
            ],
            "severities": _severities(view),
            "intro": view._(
                "{count} mã lỗi mà lệnh kiểm tra có thể báo. Mỗi mã có một trang: lỗi là gì, vì sao có, sửa thế nào.",
                count=len(KINDS),
            ),
        }

    return render_page(
        portal,
        language,
        "errors.html",
        section="guides",
        address=lambda other: routes.address("errors", language=other),
        title=lambda view: view._("Mã lỗi khi kiểm tra dữ liệu"),
        description=lambda view: view._("Các mã lỗi của lệnh kiểm tra danh mục, nguyên nhân và cách sửa."),
        crumbs=lambda view: [section_crumb(view, "guides")],
        data=data,
    )


def _kind(portal: Portal, kind: ProblemKind, language: Language) -> Page:
    def data(view: View) -> Mapping[str, Any]:
        example = _example(portal, kind)
        parts: list[Part] = []
        if example is not None:
            places = dict(example.places)
            bad = tuple(_shown(view, file, places.get(file.path)) for file in example.bad)
            good = tuple(_shown(view, file, None) for file in example.good)
            parts = [Part("bad", view._("Ví dụ sai"), bad), Part("good", view._("Ví dụ đúng"), good)]
        return {"kind": kind, "parts": parts, "severities": _severities(view)}

    return render_page(
        portal,
        language,
        "error.html",
        section="guides",
        address=lambda other: routes.address("errors", kind.code, language=other),
        title=lambda view: f"{kind.code}: {view._(kind.title)}",
        description=lambda view: view._(kind.explanation),
        crumbs=lambda view: [section_crumb(view, "guides"), section_crumb(view, "errors")],
        data=data,
    )


def _example(portal: Portal, kind: ProblemKind) -> Example | None:
    if portal.examples is None:
        return None
    path = portal.examples / f"{kind.code}.txt"
    return read_example(path) if path.exists() else None


def _shown(view: View, file: ExampleFile, place: Position | None) -> ShownFile:
    notes = {"symlink": view._("liên kết"), "fifo": view._("ống dẫn có tên"), "file": ""}
    lines = file.text.split("\n")[:-1] if file.text.endswith("\n") else file.text.split("\n")
    first = max(0, place.line - SHOWN_LINES // 2) if place and len(lines) > SHOWN_LINES else 0
    shown = []
    for number, text in enumerate(lines[first : first + SHOWN_LINES], first + 1):
        bad = place is not None and place.line == number
        caret = " " * (place.column - 1) + "^" if bad and place and place.column <= SHOWN_COLUMNS else ""
        shown.append(Line(number, text if len(text) <= SHOWN_COLUMNS else text[:SHOWN_COLUMNS] + "…", bad, caret))
    return ShownFile(file.path, notes[file.type], tuple(shown))
