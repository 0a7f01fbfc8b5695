"""NDP121-NDP140: what can be wrong with the characters and lines of a catalogue file."""

from __future__ import annotations

from ndp.i18n import N_
from ndp.problems import ProblemKind, Severity

NOT_UTF8 = ProblemKind(
    "NDP121",
    "not-utf-8",
    Severity.ERROR,
    N_("Tệp không phải UTF-8"),
    N_("Byte {byte} ở đây không phải chữ mã hóa UTF-8."),
    N_("Lưu lại tệp với bảng mã UTF-8 (không BOM), rồi xem lại các chữ có dấu."),
    N_(
        "Mọi tệp của danh mục dùng bảng mã UTF-8, để chữ tiếng Việt hiện đúng trên mọi máy. "
        "Bảng mã khác làm chữ có dấu biến thành ký tự lạ."
    ),
    (
        N_("Lưu tệp bằng Notepad với bảng mã ANSI hoặc Unicode (UTF-16)."),
        N_("Chép nội dung từ tài liệu dùng bảng mã cũ như TCVN3, VNI hay Windows-1258."),
    ),
)
BYTE_ORDER_MARK = ProblemKind(
    "NDP122",
    "byte-order-mark",
    Severity.ERROR,
    N_("Dấu BOM ở đầu tệp"),
    N_("Đầu tệp có dấu thứ tự byte (BOM, U+FEFF) mà mắt không thấy."),
    N_("Lưu lại tệp với lựa chọn “UTF-8”, không phải “UTF-8 with BOM”."),
    N_(
        "UTF-8 không cần dấu BOM. Dấu này đứng trước dòng đầu tiên, làm nhiều công cụ không nhận ra dòng đó "
        "và làm hai tệp trông giống nhau mà khác nhau."
    ),
    (N_("Lưu tệp bằng Notepad hoặc Excel trên Windows."), N_("Trình soạn thảo được đặt mặc định là “UTF-8 with BOM”.")),
)
CARRIAGE_RETURN = ProblemKind(
    "NDP123",
    "carriage-return",
    Severity.ERROR,
    N_("Xuống dòng kiểu Windows"),
    N_("Tệp có {count} chỗ xuống dòng kiểu Windows (CR, U+000D)."),
    N_("Chọn kiểu xuống dòng “LF” trong trình soạn thảo rồi lưu lại."),
    N_(
        "Danh mục chỉ dùng kiểu xuống dòng LF. Lẫn hai kiểu làm mọi dòng đều bị coi là đã sửa, "
        "nên người duyệt không thấy được thay đổi thật."
    ),
    (
        N_("Soạn tệp trên Windows với kiểu xuống dòng “CRLF”."),
        N_("Git trên Windows được đặt để tự đổi kiểu xuống dòng."),
    ),
)
TAB_CHARACTER = ProblemKind(
    "NDP124",
    "tab-character",
    Severity.ERROR,
    N_("Ký tự tab"),
    N_("Ở đây có ký tự tab."),
    N_("Thay tab bằng dấu cách; mỗi cấp thụt vào hai dấu cách."),
    N_(
        "YAML cấm thụt lề bằng tab, vì mỗi trình soạn thảo hiện tab rộng hẹp khác nhau: "
        "cùng một tệp có thể trông đúng trên máy này mà sai trên máy khác."
    ),
    (N_("Thụt lề bằng phím Tab khi trình soạn thảo chưa được đặt đổi tab thành dấu cách."), N_("Dán từ bảng tính.")),
)
CONTROL_CHARACTER = ProblemKind(
    "NDP125",
    "control-character",
    Severity.ERROR,
    N_("Ký tự điều khiển"),
    N_("Ở đây có ký tự điều khiển {code_points}."),
    N_("Xóa ký tự này; nếu cần xuống dòng thì dùng phím Enter."),
    N_(
        "Ký tự điều khiển không phải chữ để đọc. Nó có thể xóa hoặc đổi phần đã hiện trên màn hình dòng lệnh "
        "và làm hỏng các tệp dữ liệu xuất ra."
    ),
    (N_("Chép từ tệp PDF hoặc từ cửa sổ dòng lệnh."), N_("Công cụ chuyển đổi để lại ký tự ngắt trang, ngắt dòng lạ.")),
)
BIDIRECTIONAL_CONTROL = ProblemKind(
    "NDP126",
    "bidirectional-control",
    Severity.ERROR,
    N_("Ký tự đổi chiều chữ"),
    N_("Ở đây có ký tự đổi chiều chữ {code_points} mà mắt không thấy."),
    N_("Xóa ký tự này hoặc gõ lại cả dòng."),
    N_(
        "Ký tự đổi chiều làm chữ hiện theo thứ tự khác với thứ tự trong tệp, nên người duyệt đọc một đằng mà máy hiểu "
        "một nẻo. Tiếng Việt và tiếng Anh không cần ký tự này."
    ),
    (
        N_("Chép từ trang web hoặc ứng dụng nhắn tin có chữ Ả Rập, Do Thái."),
        N_("Số điện thoại chép từ danh bạ, thường có U+202A ở đầu."),
    ),
)
INVISIBLE_CHARACTER = ProblemKind(
    "NDP127",
    "invisible-character",
    Severity.ERROR,
    N_("Ký tự vô hình"),
    N_("Ở đây có ký tự vô hình {code_points}."),
    N_("Xóa ký tự này hoặc gõ lại cả từ."),
    N_(
        "Ký tự vô hình làm hai chữ trông giống hệt nhau mà khác nhau, nên tìm kiếm và so sánh đều sai. "
        "Chúng cũng có thể giấu nội dung khỏi người duyệt."
    ),
    (
        N_("Chép từ trang web, Word hoặc Zalo, nơi chèn sẵn dấu nối mềm, khoảng trắng độ rộng bằng không."),
        N_("Bộ gõ tiếng Việt chèn ký tự tạm mà không xóa."),
    ),
)
PRIVATE_USE_CHARACTER = ProblemKind(
    "NDP128",
    "private-use-character",
    Severity.ERROR,
    N_("Ký tự dùng riêng"),
    N_("Ký tự {code_points} thuộc vùng dùng riêng, mỗi máy hiện một khác."),
    N_("Thay bằng chữ hoặc ký hiệu thông thường."),
    N_("Ký tự vùng dùng riêng không có nghĩa chung: mỗi phông chữ vẽ nó một kiểu, và phần lớn máy chỉ hiện ô vuông."),
    (
        N_("Chép dấu đầu dòng từ Word (phông Symbol, Wingdings)."),
        N_("Chép biểu tượng từ trang web dùng phông biểu tượng."),
    ),
)
UNASSIGNED_CHARACTER = ProblemKind(
    "NDP129",
    "unassigned-character",
    Severity.ERROR,
    N_("Ký tự chưa được định nghĩa"),
    N_("Ký tự {code_points} chưa được định nghĩa trong Unicode {unicode_version}."),
    N_("Xóa ký tự này hoặc thay bằng chữ thông thường."),
    N_(
        "Ký tự chưa có trong chuẩn Unicode mà chương trình dùng thì không biết là chữ gì, cũng không hiện được. "
        "Các mã mà chuẩn để dành vĩnh viễn, không bao giờ là chữ, cũng thuộc lỗi này."
    ),
    (N_("Tệp bị hỏng khi tải về hoặc chuyển đổi bảng mã."), N_("Dùng biểu tượng cảm xúc quá mới.")),
)
NOT_NFC = ProblemKind(
    "NDP130",
    "not-nfc",
    Severity.ERROR,
    N_("Chữ có dấu viết kiểu tổ hợp"),
    N_("“{word}” dùng dấu rời (Unicode tổ hợp), không phải chữ dựng sẵn; dòng này có {count} chỗ như vậy."),
    N_("Gõ lại bằng bảng mã “Unicode” (dựng sẵn, NFC), không phải “Unicode tổ hợp”."),
    N_(
        "Chữ “ế” có thể lưu thành một ký tự dựng sẵn hoặc thành chữ “e” kèm hai dấu rời: trông như nhau mà máy coi là "
        "khác nhau. Danh mục chỉ dùng chữ dựng sẵn để tìm kiếm, so sánh và sắp xếp đúng."
    ),
    (
        N_("Bộ gõ đang để bảng mã “Unicode tổ hợp”."),
        N_("Chép từ tệp PDF hoặc từ tên tệp trên macOS."),
    ),
)
NON_LATIN_LETTER = ProblemKind(
    "NDP131",
    "non-latin-letter",
    Severity.ERROR,
    N_("Chữ cái không thuộc bảng chữ Latinh"),
    N_("“{text}” ({code_points}) không phải chữ Latinh."),
    N_("Gõ lại từ này bằng chữ tiếng Việt hoặc phiên âm Latinh."),
    N_(
        "Nhiều chữ cái Kirin, Hy Lạp trông giống hệt chữ Latinh, nên có thể dùng để giả tên một cơ quan, một "
        "trang web. "
        "Danh mục chỉ nhận chữ Latinh, gồm đủ mọi chữ tiếng Việt."
    ),
    (
        N_("Gõ khi bàn phím đang ở ngôn ngữ khác."),
        N_("Chép tên riêng viết bằng chữ Hán, Kirin, Hàn…"),
        N_("Cố ý thay chữ để giả mạo tên."),
    ),
)
LOOKALIKE_CHARACTER = ProblemKind(
    "NDP132",
    "lookalike-character",
    Severity.ERROR,
    N_("Ký tự trông giống ký tự thường dùng"),
    N_("“{text}” ({code_points}) trông giống “{replacement}” nhưng là ký tự khác."),
    N_("Thay bằng “{replacement}”."),
    N_(
        "Unicode có nhiều ký tự trông như chữ và số thường dùng: chữ rộng, chữ trang trí, chữ Ð của tiếng "
        "Iceland giống "
        "chữ Đ của tiếng Việt. Để lẫn thì tìm kiếm không ra và tên có thể bị giả."
    ),
    (
        N_("Dùng chữ trang trí lấy từ mạng xã hội."),
        N_("Bảng mã cũ hoặc phần mềm nhận dạng chữ ghi Ð thay cho Đ."),
        N_("Bàn phím kiểu Nhật, Trung gõ ra chữ và số rộng."),
    ),
)
UNUSUAL_SPACE = ProblemKind(
    "NDP133",
    "unusual-space",
    Severity.ERROR,
    N_("Khoảng trắng lạ"),
    N_("Ở đây có khoảng trắng {code_points}, không phải dấu cách thường."),
    N_("Xóa nó và gõ lại bằng phím cách."),
    N_("Khoảng trắng lạ trông như dấu cách nhưng máy không coi là dấu cách, nên thụt lề, tìm kiếm và so sánh đều sai."),
    (
        N_("Chép từ trang web hoặc Word, nơi dùng khoảng trắng không ngắt (U+00A0)."),
        N_("Gõ phím cách kèm phím Option trên macOS."),
    ),
)
CHARACTER_NOT_ALLOWED = ProblemKind(
    "NDP134",
    "character-not-allowed",
    Severity.ERROR,
    N_("Ký tự không được dùng"),
    N_("Ký tự “{text}” ({code_points}) không được dùng trong danh mục."),
    N_("Thay bằng chữ hoặc dấu câu thông thường, hoặc xóa đi."),
    N_(
        "Danh mục nhận chữ Latinh, chữ số 0–9, dấu câu và một số ký hiệu thường gặp. Biểu tượng cảm xúc và hình vẽ bị "
        "từ chối, vì có thể giả làm dấu xác nhận của cổng và mỗi máy vẽ một kiểu."
    ),
    (
        N_("Thêm biểu tượng cảm xúc hoặc dấu tích vào tên, mô tả."),
        N_("Dùng ký hiệu toán học, ký hiệu phiên âm hiếm gặp."),
    ),
)
REPLACEMENT_CHARACTER = ProblemKind(
    "NDP135",
    "replacement-character",
    Severity.ERROR,
    N_("Chữ đã mất"),
    N_("Ký tự “�” (U+FFFD) cho thấy chữ ở đây đã mất khi chuyển bảng mã."),
    N_("Xem lại bản gốc và gõ lại chữ đã mất."),
    N_(
        "Khi một chương trình không đọc được một chữ, nó thay bằng ký tự này. Chữ gốc không còn trong tệp, "
        "nên máy không thể tự sửa."
    ),
    (N_("Mở tệp với sai bảng mã rồi lưu lại."), N_("Chép từ trang web hiện sai bảng mã.")),
)
MISPLACED_MARK = ProblemKind(
    "NDP136",
    "misplaced-mark",
    Severity.ERROR,
    N_("Dấu rời sai chỗ"),
    N_("Dấu rời {code_points} không đứng sau chữ cái nào nhận được nó."),
    N_("Xóa dấu này và gõ lại chữ có dấu."),
    N_(
        "Dấu rời chỉ có nghĩa khi đứng ngay sau một chữ cái, và mỗi chữ chỉ nhận một dấu như vậy. "
        "Chồng nhiều dấu làm chữ tràn ra khỏi dòng và che chữ khác."
    ),
    (
        N_("Bộ gõ để sót dấu khi xóa chữ."),
        N_("Chữ trang trí kiểu “zalgo” chép từ mạng xã hội."),
    ),
)
LINE_TOO_LONG = ProblemKind(
    "NDP137",
    "line-too-long",
    Severity.ERROR,
    N_("Dòng quá dài"),
    N_("Dòng này dài {length} ký tự, tối đa {limit}."),
    N_("Ngắt thành nhiều dòng; với đoạn văn dài, viết dấu “>-” sau tên khóa rồi thụt các dòng bên dưới."),
    N_("Dòng quá dài không đọc được khi duyệt thay đổi, và là chỗ dễ giấu nội dung ra ngoài màn hình."),
    (N_("Dán cả một trang văn bản vào một dòng."), N_("Dán dữ liệu mã hóa, ví dụ một tấm ảnh.")),
)
MORE_CHARACTER_PROBLEMS = ProblemKind(
    "NDP138",
    "more-character-problems",
    Severity.ERROR,
    N_("Còn nhiều lỗi ký tự khác"),
    N_("Từ đây còn {count} chỗ có ký tự sai nữa chưa được liệt kê."),
    N_("Sửa các lỗi đã liệt kê rồi kiểm tra lại; nếu cả tệp sai bảng mã thì lưu lại bằng UTF-8 dựng sẵn."),
    N_("Mỗi tệp chỉ liệt kê một số lỗi ký tự đầu tiên, để danh sách còn đọc được."),
    (N_("Cả tệp dùng sai bảng mã hoặc sai bộ gõ."), N_("Tệp không phải tệp chữ.")),
)
TRAILING_SPACE = ProblemKind(
    "NDP139",
    "trailing-space",
    Severity.WARNING,
    N_("Dấu cách thừa ở cuối dòng"),
    N_("Cuối dòng này có dấu cách thừa; cả tệp có {count} dòng như vậy."),
    N_("Xóa các dấu cách ở cuối dòng."),
    N_("Dấu cách cuối dòng không ai thấy nhưng vẫn hiện thành một thay đổi khi duyệt."),
    (N_("Gõ thừa phím cách sau dấu hai chấm."), N_("Chép từ bảng hoặc từ tệp PDF.")),
)
MISSING_FINAL_NEWLINE = ProblemKind(
    "NDP140",
    "missing-final-newline",
    Severity.WARNING,
    N_("Thiếu dấu xuống dòng cuối tệp"),
    N_("Dòng cuối của tệp không kết thúc bằng dấu xuống dòng."),
    N_("Nhấn Enter ở cuối dòng cuối cùng rồi lưu."),
    N_("Thiếu dấu này thì lần sau thêm một dòng, dòng cuối cũ cũng bị coi là đã sửa."),
    (N_("Trình soạn thảo không tự thêm dấu xuống dòng cuối tệp."),),
)

KINDS = (
    NOT_UTF8,
    BYTE_ORDER_MARK,
    CARRIAGE_RETURN,
    TAB_CHARACTER,
    CONTROL_CHARACTER,
    BIDIRECTIONAL_CONTROL,
    INVISIBLE_CHARACTER,
    PRIVATE_USE_CHARACTER,
    UNASSIGNED_CHARACTER,
    NOT_NFC,
    NON_LATIN_LETTER,
    LOOKALIKE_CHARACTER,
    UNUSUAL_SPACE,
    CHARACTER_NOT_ALLOWED,
    REPLACEMENT_CHARACTER,
    MISPLACED_MARK,
    LINE_TOO_LONG,
    MORE_CHARACTER_PROBLEMS,
    TRAILING_SPACE,
    MISSING_FINAL_NEWLINE,
)
