"""NDP2xx: what can be wrong with the shape of a record."""

from __future__ import annotations

from ndp.i18n import N_
from ndp.problems import ProblemKind, Severity

MISSING_PROPERTY = ProblemKind(
    "NDP201",
    "missing-property",
    Severity.ERROR,
    N_("Thiếu trường bắt buộc"),
    N_("Thiếu trường bắt buộc “{property}” ({title})."),
    N_("Thêm dòng “{property}: …” vào mục này."),
    N_(
        "Mỗi loại tệp có một số trường mà thiếu thì mục không dùng được, ví dụ mã, nguồn gốc. "
        "Lược đồ của loại tệp liệt kê các trường đó."
    ),
    (N_("Chép từ tệp mẫu mà xóa nhầm một dòng."), N_("Thụt lề sai nên trường rơi vào mục khác.")),
)
UNKNOWN_PROPERTY = ProblemKind(
    "NDP202",
    "unknown-property",
    Severity.ERROR,
    N_("Trường không có trong lược đồ"),
    N_("Không có trường nào tên “{property}” ở đây."),
    N_("Sửa tên trường hoặc bỏ dòng này. Gần giống: {suggestions}."),
    N_(
        "Lược đồ đóng kín: trường lạ bị từ chối để một lỗi gõ tên trường không lặng lẽ làm mất thông tin. "
        "Trang tham khảo của từng loại tệp nêu mọi trường được dùng."
    ),
    (N_("Gõ sai tên trường."), N_("Đặt trường của loại tệp khác vào tệp này.")),
)
WRONG_TYPE = ProblemKind(
    "NDP203",
    "wrong-type",
    Severity.ERROR,
    N_("Sai kiểu giá trị"),
    N_("“{property}” phải là {expected}, nhưng ở đây là {actual}."),
    N_("Viết lại giá trị thành {expected}."),
    N_(
        "Mỗi trường có một kiểu: chữ, số, đúng/sai, danh sách hoặc nhóm trường. "
        "Cổng không đoán kiểu; số và đúng/sai viết không có dấu nháy."
    ),
    (N_("Đặt số trong dấu nháy."), N_("Viết một giá trị ở nơi cần danh sách (thiếu dấu gạch đầu dòng).")),
)
NOT_IN_LIST = ProblemKind(
    "NDP204",
    "not-in-list",
    Severity.ERROR,
    N_("Giá trị ngoài danh sách cho phép"),
    N_("“{value}” không phải giá trị được dùng cho “{property}”."),
    N_("Chọn một trong: {allowed}."),
    N_("Một số trường chỉ nhận các giá trị định sẵn, để lọc, so sánh và dịch được."),
    (N_("Gõ sai mã."), N_("Dùng tiếng Việt thay cho mã tiếng Anh.")),
)
BAD_PATTERN = ProblemKind(
    "NDP205",
    "bad-pattern",
    Severity.ERROR,
    N_("Giá trị sai dạng"),
    N_("“{value}” không đúng dạng của “{property}”."),
    N_("Viết theo ví dụ: {example}."),
    N_(
        "Mã, ngày, địa chỉ web và dẫn chiếu phải theo một dạng cố định "
        "để máy hiểu được và để không giấu được nội dung lạ."
    ),
    (
        N_("Viết ngày theo kiểu ngày/tháng/năm thay cho năm-tháng-ngày."),
        N_("Mã có chữ hoa, dấu tiếng Việt hoặc dấu cách."),
        N_("Địa chỉ web không bắt đầu bằng https://."),
    ),
)
EMPTY_VALUE = ProblemKind(
    "NDP206",
    "empty-value",
    Severity.ERROR,
    N_("Giá trị trống"),
    N_("“{property}” đang để trống."),
    N_("Điền giá trị, hoặc xóa cả dòng nếu chưa biết."),
    N_("Điều chưa biết thì bỏ hẳn trường đó. Trang sẽ nói rõ là chưa có nguồn và mời bổ sung."),
    (N_("Giữ lại dòng của tệp mẫu mà chưa điền."), N_("Giá trị viết ở dòng dưới nhưng không thụt lề.")),
)
TOO_LONG = ProblemKind(
    "NDP207",
    "too-long",
    Severity.ERROR,
    N_("Giá trị quá dài"),
    N_("“{property}” dài {length} ký tự, tối đa {limit}."),
    N_("Rút ngắn còn tối đa {limit} ký tự."),
    N_("Giới hạn độ dài giữ cho trang đọc được và chặn nội dung đổ vào hàng loạt."),
    (N_("Chép nguyên đoạn văn bản vào trường một dòng."),),
)
TOO_FEW_ITEMS = ProblemKind(
    "NDP208",
    "too-few-items",
    Severity.ERROR,
    N_("Danh sách trống"),
    N_("“{property}” phải có ít nhất {limit} mục."),
    N_("Thêm mục, hoặc xóa cả trường nếu chưa biết."),
    N_("Danh sách trống không nói được điều gì; điều chưa biết thì bỏ hẳn trường đó."),
    (N_("Xóa hết các mục mà giữ lại tên trường."),),
)
TOO_MANY_ITEMS = ProblemKind(
    "NDP209",
    "too-many-items",
    Severity.ERROR,
    N_("Quá nhiều mục"),
    N_("“{property}” chỉ được có tối đa {limit} mục."),
    N_("Giữ lại tối đa {limit} mục; tách phần còn lại thành mục khác."),
    N_("Một số chỗ chỉ nhận một lựa chọn, ví dụ một nguồn chỉ là văn bản hoặc ấn phẩm, không phải cả hai."),
    (N_("Viết hai nguồn trong cùng một gạch đầu dòng."),),
)
DUPLICATE_ITEM = ProblemKind(
    "NDP210",
    "duplicate-item",
    Severity.ERROR,
    N_("Mục lặp lại trong danh sách"),
    N_("“{property}” có hai mục giống nhau."),
    N_("Xóa mục lặp lại."),
    N_("Danh sách này không được có mục trùng, vì mỗi mục được đếm và hiện một lần."),
    (N_("Chép dòng rồi quên sửa."),),
)
OUT_OF_RANGE = ProblemKind(
    "NDP211",
    "out-of-range",
    Severity.ERROR,
    N_("Số ngoài khoảng cho phép"),
    N_("“{property}” là {value}, phải {bound} {limit}."),
    N_("Sửa số cho nằm trong khoảng."),
    N_("Số thứ tự, ngày trong tháng, tỷ lệ… đều có khoảng hợp lệ."),
    (N_("Gõ thừa chữ số."), N_("Nhầm đơn vị.")),
)
IMPOSSIBLE_DATE = ProblemKind(
    "NDP212",
    "impossible-date",
    Severity.ERROR,
    N_("Ngày không có thật"),
    N_("“{value}” không phải một ngày có trên lịch."),
    N_("Sửa lại ngày, tháng hoặc năm."),
    N_("Ngày viết đúng dạng nhưng lịch không có ngày đó, ví dụ 2022-02-30."),
    (N_("Nhầm số ngày của tháng."), N_("Gõ nhầm chữ số.")),
)
ONE_OF_REQUIRED = ProblemKind(
    "NDP213",
    "one-of-required",
    Severity.ERROR,
    N_("Thiếu một trong các trường phải có"),
    N_("Mục này phải có ít nhất một trong các trường: {properties}."),
    N_("Thêm một trong các trường đó."),
    N_("Có những mục cần ít nhất một trong vài trường, ví dụ nhiệm vụ phải giao cho một vai trò hoặc một tổ chức."),
    (N_("Xóa trường này mà chưa điền trường kia."),),
)
BAD_PROPERTY_NAME = ProblemKind(
    "NDP215",
    "bad-property-name",
    Severity.ERROR,
    N_("Tên khóa sai dạng"),
    N_("Tên khóa “{value}” không đúng dạng của “{property}”."),
    N_("Viết khóa theo ví dụ: {example}."),
    N_("Ở phần nguồn theo trường, khóa là đường dẫn đến trường, bắt đầu bằng dấu gạch chéo."),
    (N_("Quên dấu gạch chéo ở đầu."), N_("Dùng dấu chấm thay cho dấu gạch chéo.")),
)

KINDS = (
    MISSING_PROPERTY,
    UNKNOWN_PROPERTY,
    WRONG_TYPE,
    NOT_IN_LIST,
    BAD_PATTERN,
    EMPTY_VALUE,
    TOO_LONG,
    TOO_FEW_ITEMS,
    TOO_MANY_ITEMS,
    DUPLICATE_ITEM,
    OUT_OF_RANGE,
    IMPOSSIBLE_DATE,
    ONE_OF_REQUIRED,
    BAD_PROPERTY_NAME,
)
