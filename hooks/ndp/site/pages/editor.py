"""`/bien-tap/`: a form for every kind of file, made of its schema in the browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ndp.export.fields import is_whole
from ndp.i18n import LANGUAGES, N_, Language
from ndp.kinds import KINDS
from ndp.schema.explain import KIND_OF_KEYWORD, QUOTED, TYPE_NAMES
from ndp.schema.kinds import KINDS as PROBLEM_KINDS
from ndp.site import routes
from ndp.site.editor_data import FOLDER
from ndp.site.page import Page
from ndp.site.portal import Portal
from ndp.site.render import View, render_page

# What the script says; {words in braces} are filled there.
TEXTS: Mapping[str, str] = {
    "add": N_("Thêm"),
    "add_fields": N_("Thêm trường:"),
    "add_item": N_("Thêm mục: {title}"),
    "approvals": N_("Cần {count} người duyệt, thuộc: {who}."),
    "approvals_own": N_("Người duyệt phải thuộc tổ chức khác với người đề nghị."),
    "cannot_open": N_("Không mở được tệp này: {reason}"),
    "choose": N_("Chọn…"),
    "copied": N_("Đã chép nội dung tệp."),
    "copied_to_forge": N_("Đã chép nội dung tệp. Ở trang vừa mở, xóa hết nội dung cũ rồi dán vào."),
    "down": N_("Xuống"),
    "draft_changed": N_("Bản đã công bố đổi từ lúc đó. Mở lại thì xem kỹ phần khác biệt trước khi gửi."),
    "draft_of": N_("Trong trình duyệt này có phần đang làm dở của {file}."),
    "faults": N_("Còn {count} chỗ cần sửa"),
    "fixed": N_("Không ai được đổi trường này."),
    "for_new": N_("Thêm mục mới"),
    "item": N_("{title} {number}"),
    "key": N_("Tên khóa mới"),
    "known_fields": N_("{count} mục"),
    "left_out": N_("Các dòng không đổi"),
    "line_added": N_("Thêm:"),
    "line_removed": N_("Bớt:"),
    "must": N_("bắt buộc"),
    "needs_mending": N_("cần sửa"),
    "new_domain": N_("Tên miền mới:"),
    "new_of_kind": N_("Mục mới: {title}"),
    "no": N_("không (false)"),
    "no_change": N_("Chưa có thay đổi nào."),
    "no_faults": N_("Không còn chỗ nào sai so với lược đồ"),
    "no_finds": N_("Không thấy mục nào. Có thể gõ thẳng mã."),
    "no_kind": N_("không rõ tệp thuộc loại nào; dòng đầu của tệp phải nêu lược đồ."),
    "no_other": N_("Không dòng nào của quy định cho phép; đề nghị sẽ bị từ chối."),
    "not_copied": N_("Trình duyệt không cho chép: hãy tải tệp về."),
    "not_found": N_("không có tệp {file} ở đây."),
    "not_loaded": N_("không tải được. Kiểm tra mạng rồi tải lại trang."),
    "not_published": N_("tệp loại này không được công bố. Lấy tệp ở kho dữ liệu, rồi mở tệp trên máy."),
    "not_yaml": N_("tệp không đọc được: {reason}"),
    "of_record": N_("Các trường khác:"),
    "remove": N_("Bỏ"),
    "remove_part": N_("Bỏ cả phần “{title}”"),
    "too_long": N_("Tệp dài hơn mức kho mã nhận qua địa chỉ: đã chép tệp, hãy dán vào trang vừa mở."),
    "unknown_reference": N_("Mã này chưa có trong danh mục đã công bố."),
    "up": N_("Lên"),
    "vi": N_("Tiếng Việt"),
    "en": N_("Tiếng Anh"),
    "who": N_("Ai được đề nghị: {who}."),
    "yes": N_("có (true)"),
}


def pages(portal: Portal) -> Iterator[Page]:
    """The editor, in every language."""
    for language in LANGUAGES:
        yield _page(portal, language)


def _page(portal: Portal, language: Language) -> Page:
    def data(view: View) -> Mapping[str, Any]:
        return {
            "settings": {
                "site": view.rel("/"),
                "data": view.asset(FOLDER),
                "newFile": portal.new_file_url(),
                "editFile": portal.edit_url(""),
                "kinds": _kinds(view),
                "texts": {name: view._(text) for name, text in TEXTS.items()},
                "faults": _faults(view),
                "codes": {keyword: kind.code for keyword, kind in KIND_OF_KEYWORD.items()},
                "types": {name: view._(text) for name, text in {**TYPE_NAMES, "quoted": QUOTED}.items()},
            },
            "kinds": sorted(_kinds(view), key=lambda kind: str(kind["title"]).casefold()),
            "forms": portal.forms_url(),
        }

    return render_page(
        portal,
        language,
        "editor.html",
        section="editor",
        address=lambda other: routes.address("editor", language=other),
        title=lambda view: view._("Sửa mục bằng biểu mẫu"),
        description=lambda view: view._(
            "Điền biểu mẫu thay cho viết tệp: trang kiểm tra khi đang gõ, cho thấy phần sẽ đổi, rồi chuyển sang kho "
            "dữ liệu để gửi đề nghị."
        ),
        data=data,
    )


def _kinds(view: View) -> list[dict[str, object]]:
    return [
        {
            "kind": kind.name,
            "folder": kind.folder,
            "depth": kind.depth,
            "title": view._(view.portal.schemas.shape(kind.name).title),
            "published": is_whole(kind.name),
        }
        for kind in KINDS
    ]


def _faults(view: View) -> dict[str, dict[str, str]]:
    """What is said of each problem of shape: message and remedy, by code."""
    return {kind.code: {"message": view._(kind.message), "remedy": view._(kind.remedy)} for kind in PROBLEM_KINDS}
