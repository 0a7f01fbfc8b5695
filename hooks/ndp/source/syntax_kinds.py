"""NDP171-NDP183: text that is not YAML."""

from __future__ import annotations

from ndp.i18n import N_
from ndp.problems import ProblemKind, Severity

BAD_INDENTATION = ProblemKind(
    "NDP171",
    "bad-indentation",
    Severity.ERROR,
    N_("Thụt lề sai"),
    N_("Dòng này thụt vào {indent} dấu cách, không thẳng hàng với các dòng cùng cấp."),
    N_(
        "Thụt dòng này bằng các dòng cùng cấp; "
        "nếu là phần tiếp của giá trị ở dòng trên thì đặt cả giá trị trong ngoặc kép."
    ),
    N_(
        "YAML dùng số dấu cách ở đầu dòng để biết dòng nào thuộc về khóa nào. "
        "Lệch một dấu cách là máy không biết dòng thuộc về đâu."
    ),
    (
        N_("Thừa hoặc thiếu một dấu cách ở đầu dòng."),
        N_("Khóa ở dòng trên đã có giá trị mà dòng dưới vẫn thụt vào."),
        N_("Thụt lề lúc hai, lúc bốn dấu cách."),
    ),
)
UNCLOSED_QUOTE = ProblemKind(
    "NDP172",
    "unclosed-quote",
    Severity.ERROR,
    N_("Dấu nháy không đóng"),
    N_("Dấu nháy {quote} mở ở đây không có dấu đóng ở cuối giá trị."),
    N_("Thêm dấu {quote} vào cuối giá trị."),
    N_(
        "Giá trị bắt đầu bằng dấu nháy kéo dài đến dấu nháy đóng. Thiếu dấu đóng thì mọi dòng sau bị coi là "
        "cùng giá trị."
    ),
    (
        N_("Quên dấu nháy ở cuối dòng."),
        N_("Mở bằng ngoặc kép mà đóng bằng nháy đơn."),
        N_("Có dấu nháy cùng loại bên trong giá trị."),
    ),
)
MISSING_SPACE_AFTER_COLON = ProblemKind(
    "NDP173",
    "missing-space-after-colon",
    Severity.ERROR,
    N_("Thiếu dấu cách sau dấu hai chấm"),
    N_("Sau “{key}:” phải có dấu cách."),
    N_("Thêm một dấu cách sau dấu hai chấm."),
    N_("Chỉ khi có dấu cách theo sau thì dấu hai chấm mới ngăn khóa với giá trị; nếu không, cả dòng là một đoạn chữ."),
    (N_("Gõ liền giá trị sau dấu hai chấm."),),
)
MISSING_COLON = ProblemKind(
    "NDP174",
    "missing-colon",
    Severity.ERROR,
    N_("Thiếu dấu hai chấm sau khóa"),
    N_("Dòng “{text}” không có dấu hai chấm nên không phải “khóa: giá trị”."),
    N_("Thêm dấu hai chấm và dấu cách sau tên khóa; nếu là phần tiếp của dòng trên thì thụt vào sâu hơn khóa đó."),
    N_("Ở chỗ này máy chờ một dòng “khóa: giá trị”. Dòng chỉ có chữ thì không biết thuộc trường nào."),
    (
        N_("Quên dấu hai chấm sau tên trường."),
        N_("Giá trị dài được ngắt sang dòng mới mà không thụt vào."),
    ),
)
UNQUOTED_COLON = ProblemKind(
    "NDP175",
    "unquoted-colon",
    Severity.ERROR,
    N_("Dấu hai chấm trong giá trị không có ngoặc kép"),
    N_("Giá trị có dấu hai chấm theo sau là dấu cách, nên máy tưởng là một khóa nữa."),
    N_('Đặt cả giá trị trong dấu ngoặc kép "…".'),
    N_(
        "Dấu hai chấm có dấu cách theo sau ngăn khóa với giá trị. Muốn dùng nó như dấu câu thì giá trị phải "
        "có ngoặc kép."
    ),
    (N_("Tên hoặc mô tả có dấu hai chấm ở giữa câu."), N_("Viết hai khóa trên cùng một dòng.")),
)
UNQUOTED_SPECIAL_CHARACTER = ProblemKind(
    "NDP176",
    "unquoted-special-character",
    Severity.ERROR,
    N_("Giá trị bắt đầu bằng ký tự đặc biệt"),
    N_("Giá trị không được bắt đầu bằng “{character}” khi không có ngoặc kép."),
    N_('Đặt cả giá trị trong dấu ngoặc kép "…".'),
    N_("YAML dành một số ký tự cho việc riêng khi chúng đứng đầu giá trị: @ ` % & * ! | > ? , [ ] và dấu ngoặc nhọn."),
    (
        N_("Tên tài khoản bắt đầu bằng @."),
        N_("Viết chữ đậm, chữ nghiêng kiểu Markdown ở đầu giá trị."),
        N_("Thừa một dấu ngoặc đóng."),
    ),
)
UNCLOSED_BRACKET = ProblemKind(
    "NDP177",
    "unclosed-bracket",
    Severity.ERROR,
    N_("Ngoặc không đóng hoặc thiếu dấu phẩy"),
    N_("Danh sách trong ngoặc “{bracket}” thiếu dấu phẩy giữa các phần tử hoặc thiếu ngoặc đóng “{closing}”."),
    N_("Thêm dấu phẩy hoặc “{closing}”; nếu ngoặc là một phần của câu chữ thì đặt cả giá trị trong dấu ngoặc kép."),
    N_("Giá trị bắt đầu bằng ngoặc vuông hoặc ngoặc nhọn là một danh sách, phải có dấu phẩy ngăn cách và ngoặc đóng."),
    (
        N_("Quên ngoặc đóng hoặc đóng bằng loại ngoặc khác."),
        N_("Câu chữ bắt đầu bằng ngoặc vuông mà không có ngoặc kép."),
    ),
)
INVALID_ESCAPE = ProblemKind(
    "NDP178",
    "invalid-escape",
    Severity.ERROR,
    N_("Dấu gạch chéo ngược sai"),
    N_("“{escape}” không có nghĩa trong dấu ngoặc kép."),
    N_("Viết hai dấu gạch chéo ngược “\\\\”, hoặc dùng dấu nháy đơn thay cho ngoặc kép."),
    N_("Trong ngoặc kép, dấu gạch chéo ngược mở đầu một ký hiệu đặc biệt. Trong nháy đơn, nó chỉ là một dấu thường."),
    (N_("Đường dẫn kiểu Windows đặt trong ngoặc kép."), N_("Viết \\' trong ngoặc kép; ở đó chỉ cần dấu '.")),
)
TEXT_AFTER_QUOTE = ProblemKind(
    "NDP179",
    "text-after-quote",
    Severity.ERROR,
    N_("Có chữ sau dấu nháy đóng"),
    N_("Sau dấu nháy đóng còn chữ “{text}”."),
    N_("Đặt cả giá trị trong một cặp nháy; dấu nháy bên trong thì dùng loại khác (“…” hoặc '…')."),
    N_("Dấu nháy mở ở đầu giá trị phải đóng ở cuối giá trị. Chữ đứng sau dấu đóng không thuộc về đâu."),
    (
        N_("Chỉ đặt vài từ đầu của giá trị trong ngoặc kép."),
        N_("Có dấu nháy cùng loại ở giữa giá trị."),
    ),
)
MISPLACED_LIST_ITEM = ProblemKind(
    "NDP180",
    "misplaced-list-item",
    Severity.ERROR,
    N_("Gạch đầu dòng sai chỗ"),
    N_("Dấu gạch đầu dòng “-” không được đứng ở đây."),
    N_("Xuống dòng sau dấu hai chấm, viết mỗi phần tử một dòng, các dấu gạch thẳng hàng với nhau."),
    N_(
        "Danh sách viết mỗi phần tử một dòng, bắt đầu bằng dấu gạch và dấu cách, bên dưới khóa của nó. "
        "Ở cùng một cấp không trộn danh sách với khóa."
    ),
    (
        N_("Viết phần tử đầu tiên ngay sau dấu hai chấm."),
        N_("Khóa đã có giá trị mà dòng dưới lại là danh sách."),
        N_("Giá trị bắt đầu bằng dấu gạch mà không có ngoặc kép."),
    ),
)
BLOCK_TEXT_HEADER = ProblemKind(
    "NDP181",
    "block-text-header",
    Severity.ERROR,
    N_("Chữ viết ngay sau dấu | hoặc >"),
    N_("Sau dấu “{character}” phải xuống dòng rồi mới viết chữ."),
    N_("Chuyển chữ xuống dòng dưới và thụt vào; nếu giá trị bắt đầu bằng “{character}” thì đặt nó trong ngoặc kép."),
    N_("Dấu | và > báo rằng đoạn chữ bắt đầu từ dòng dưới. Chữ đứng cùng dòng với chúng không được đọc."),
    (N_("Viết đoạn văn ngay sau dấu >."), N_("Giá trị là một phép so sánh như “> 100”.")),
)
SYNTAX_ERROR = ProblemKind(
    "NDP182",
    "syntax-error",
    Severity.ERROR,
    N_("Sai cú pháp YAML"),
    N_("Từ đây máy không hiểu được tệp."),
    N_(
        "Xem lại dòng này và dòng trên: dấu hai chấm, ngoặc, dấu phẩy và thụt lề; chữ có ký tự lạ thì đặt "
        "trong ngoặc kép."
    ),
    N_(
        "Tệp viết theo định dạng YAML. Đoạn này không theo cách viết nào của YAML và không thuộc các lỗi "
        "thường gặp khác."
    ),
    (N_("Thừa dấu phẩy hoặc dấu ngoặc."), N_("Dán vào một đoạn không phải YAML.")),
)
TEXT_AFTER_BRACKET = ProblemKind(
    "NDP183",
    "text-after-bracket",
    Severity.ERROR,
    N_("Có chữ sau ngoặc đóng"),
    N_("Sau ngoặc đóng “{bracket}” còn chữ “{text}”."),
    N_("Đặt cả giá trị trong dấu ngoặc kép nếu ngoặc là một phần của câu chữ; nếu không thì bỏ phần chữ thừa."),
    N_("Giá trị bắt đầu bằng ngoặc vuông hoặc ngoặc nhọn là một danh sách và kết thúc ở ngoặc đóng của nó."),
    (N_("Tên hoặc mô tả bắt đầu bằng ngoặc vuông, ví dụ “[Dự thảo] …”."), N_("Thừa một ngoặc đóng.")),
)

KINDS = (
    BAD_INDENTATION,
    UNCLOSED_QUOTE,
    MISSING_SPACE_AFTER_COLON,
    MISSING_COLON,
    UNQUOTED_COLON,
    UNQUOTED_SPECIAL_CHARACTER,
    UNCLOSED_BRACKET,
    INVALID_ESCAPE,
    TEXT_AFTER_QUOTE,
    MISPLACED_LIST_ITEM,
    BLOCK_TEXT_HEADER,
    SYNTAX_ERROR,
    TEXT_AFTER_BRACKET,
)
