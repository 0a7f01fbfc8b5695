"""What changed in the form of the exported data, and the rule for changing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ndp.i18n import N_


@dataclass(frozen=True, slots=True)
class Release:
    """A version of the API and tables. `text` is a message id."""

    version: str
    day: date
    text: str


RELEASES: tuple[Release, ...] = (
    Release("1.1.0", date(2026, 11, 24), N_("changes.json có thêm removed: các mục đã bỏ; nguồn tin cũng có.")),
    Release("1.0.0", date(2026, 11, 24), N_("Bản đầu tiên: API, bảng CSV, Excel, SQLite, DCAT, nguồn tin, lịch.")),
)
"""The newest first."""

RULES: tuple[str, ...] = (
    N_("Trong /api/v1/ và các bảng chỉ có thêm: trường, loại mục, bảng. Chương trình nên bỏ qua điều lạ."),
    N_("Trường không đổi tên, không đổi nghĩa, không bỏ đi trong cùng một số chính của phiên bản."),
    N_(
        "Muốn bỏ hay đổi nghĩa một trường thì có /api/v2/; bản cũ được viết tiếp ít nhất 12 tháng kể từ ngày báo ở đây."
    ),
    N_("Mã của mục (id) không đổi, không dùng lại, nên địa chỉ của mục cũng vậy."),
)
