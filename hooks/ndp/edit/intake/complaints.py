"""What keeps an answer from becoming a change, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ndp.i18n import N_

MISSING = N_("Chưa trả lời.")
NOT_FOUND = N_("Không thấy “{text}” trên Cổng. Ghi mã hoặc đúng tên như ở trang của mục; gần giống: {near}.")
NONE_NEAR = N_("không có")
NO_CHOICE = N_("“{text}” không phải một lựa chọn. Chọn một trong: {choices}.")
NOT_A_LINE = N_("Dòng “{text}” chưa đúng dạng “tên: giá trị”.")
NOT_A_NUMBER = N_("“{text}” không đọc được thành số. Viết như 1.234,5 hoặc 1234.5.")
NO_UNIT = N_("“{text}” không phải chỉ tiêu của kế hoạch nào; nếu là số liệu khác thì ghi thêm đơn vị tính sau con số.")
NO_TASK = N_("“{text}” không phải việc của kế hoạch nào.")
NO_CRITERION = N_("“{text}” không phải tiêu chí của bộ đã nêu.")
NO_CRITERIA = N_("Có điểm thì phải nêu bộ tiêu chí.")
NO_PAGE = N_("Không nhận ra trang hay tệp “{text}”. Chép địa chỉ trang của mục, ví dụ /nen-tang/dia-chi-so/.")
NO_OBSERVATIONS = N_("Tệp loại này không ghi được điều nhận thấy; người quản lý Cổng sẽ xem yêu cầu này.")
NO_ID = N_("Chưa làm được mã của mục từ “{text}”. Viết bằng chữ cái và chữ số.")
TAKEN = N_("Mục này đã có: {file}. Muốn sửa thì mở trang của mục và bấm “Đề xuất sửa đổi”.")
UNCHANGED = N_("Cổng đã ghi đúng như vậy.")
TOO_LARGE = N_("Nội dung quá dài: tối đa {limit} KiB.")
NOT_UTF8 = N_("Nội dung không phải chữ UTF-8.")
NOTHING = N_("Không thấy mục nào của mẫu trong nội dung. Giữ nguyên các dòng tiêu đề “###” của mẫu.")
NO_ACCOUNT = N_(
    "Bạn chưa có tài khoản còn hiệu lực trong danh mục. Thay đổi vẫn được mở để xem; loại nào cần tài khoản mới đề "
    "nghị được thì phải có người của đơn vị bạn, hoặc cơ quan điều phối chung, nhận đề nghị thay."
)
OTHER_ORGANISATION = N_("Tài khoản của bạn thuộc “{own}”, khác đơn vị đã ghi là “{stated}”; quyền xét theo tài khoản.")
NOT_SOUND = N_("Tệp {file} đang có lỗi nên chưa sửa được; người quản lý Cổng sẽ xem.")


@dataclass(frozen=True, slots=True)
class Complaint:
    """`message` is a message id; `values` fill it and may be untrusted. `asked` is the heading of the
    field, if any.

    `path` is the file that the outcome would stand in, where the catalogue's own rules complain.
    """

    message: str
    asked: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    remedy: str = ""
    code: str = ""
    path: str = ""
