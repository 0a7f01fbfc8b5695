"""`/cham-diem/`: the score sheet, filled in the browser and taken away as a catalogue file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ndp.derive.scoring.words import CHANGES, GROUPS, NO_WAY, OUTCOMES, REASONS, WAY
from ndp.i18n import LANGUAGES, N_, Language
from ndp.model.evaluation import CriteriaSet
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.derivation import FAIL, OUTCOME_TAGS, PASS
from ndp.site.portal import Portal
from ndp.site.render import View, render_page
from ndp.site.scoring_data import DATA_FILE

# What the script says beyond the sentences of a derivation.
TEXTS = {
    "choose": N_("Chọn…"),
    "unknown_method": N_("Chưa rõ cách chấm tiêu chí này."),
    "scale": N_("Từ {low} đến {high}, bước {step}"),
    "weight": N_("Trọng số {weight}"),
    "minimum": N_("bắt buộc từ {minimum}"),
    "has_to_pass": N_("bắt buộc phải đạt"),
    "outside": N_("Điểm phải từ {low} đến {high}."),
    "off_step": N_("Điểm phải theo bước {step}, tính từ {low}."),
    "no_number": N_("Điểm phải là một số."),
    "anchors": N_("Mốc điểm"),
    "evidence": N_("Bằng chứng cần có"),
    "comment": N_("Nhận xét về “{criterion}”"),
    "talk": N_("Điểm của “{criterion}” chênh {spread}% của thang. Hội đồng đã thảo luận ra sao?"),
    "member": N_("Thành viên {number}"),
    "total": N_("Tổng: {percent}%"),
    "group_total": N_("Nhóm {group}: {percent}%"),
    "needed": N_("cần {minimum}%"),
    "nothing_yet": N_("Chưa có điểm nào."),
    "change": N_("Phải khác:"),
    "partial": N_("Bộ này mới biết một phần: chấm thử được nhưng không ra kết quả."),
    "lack_platform": N_("Chọn nền tảng."),
    "lack_date": N_("Ghi ngày đánh giá."),
    "lack_body": N_("Ghi tên hội đồng hoặc nhóm chuyên gia."),
    "lack_member": N_("Ghi họ tên và đơn vị của mọi thành viên."),
    "lack_scores": N_("Chưa ai chấm điểm nào."),
    "lack_chair": N_("Ghi đúng một chủ tịch."),
    "copied": N_("Đã chép."),
    "not_copied": N_("Trình duyệt không cho chép: hãy chọn chữ trong khung rồi chép."),
    "too_long": N_("Tệp dài hơn mức kho mã nhận qua địa chỉ: đã chép tệp, hãy dán vào trang vừa mở."),
    "kept": N_("Đã mở lại bản nháp lưu trong trình duyệt này."),
    "not_loaded": N_("Không tải được danh sách tiêu chí. Kiểm tra mạng rồi tải lại trang."),
}
TEMPLATE = """\
# yaml-language-server: $schema=../../../schemas/evaluation.schema.json
id: 2026-06-15
platform: ma-nen-tang
criteria: ma-bo-tieu-chi
date: 2026-06-15
body:
  kind: council
  name:
    vi: Hội đồng đánh giá nền tảng
  document: ma-van-ban-lap-hoi-dong
members:
  - id: tv-1
    name: Họ và tên
    organisation: ma-don-vi
    role: chair
sheets:
  - member: tv-1
    scores:
      - criterion: ma-tieu-chi
        score: 7.5
        comment: Lý do cho điểm
provenance:
  level: verified
  sources:
    - legal: ma-van-ban-lap-hoi-dong
"""
TEMPLATE_PATH = "catalogue/evaluations/ma-nen-tang/2026-06-15.yml"


def pages(portal: Portal) -> Iterator[Page]:
    """The score sheet, in every language."""
    for language in LANGUAGES:
        yield _sheet(portal, language)


def _sheet(portal: Portal, language: Language) -> Page:
    def data(view: View) -> Mapping[str, Any]:
        sets = portal.catalogue.of_type(CriteriaSet).values()
        return {
            "data_url": view.asset(DATA_FILE),
            "texts": _texts(view),
            "roles": portal.vocabulary.codes("evaluation.members.role"),
            "bodies": portal.vocabulary.codes("evaluation.body.kind"),
            "new_file_url": portal.new_file_url(),
            "template": TEMPLATE,
            "template_path": TEMPLATE_PATH,
            "none_complete": all(criteria.extent == "partial" for criteria in sets),
        }

    return render_page(
        portal,
        language,
        "score_sheet.html",
        section="scoring",
        address=lambda other: routes.address("scoring", language=other),
        title=lambda view: view._("Phiếu chấm điểm"),
        description=lambda view: view._(
            "Chấm một nền tảng theo bộ tiêu chí, thấy ngay kết quả, rồi lấy tệp để đưa vào danh mục."
        ),
        data=data,
    )


def _texts(view: View) -> Mapping[str, Any]:
    def said(texts: Mapping[Any, str]) -> dict[str, str]:
        return {key: view._(text) for key, text in texts.items()}

    return {
        **said(TEXTS),
        "reasons": said(REASONS),
        "changes": said(CHANGES),
        "outcomes": said(OUTCOMES),
        "groups": said(GROUPS),
        "tags": OUTCOME_TAGS,
        "way": view._(WAY),
        "no_way": view._(NO_WAY),
        "pass": view._(PASS),
        "fail": view._(FAIL),
    }
