"""NDP101-NDP111: what can be wrong with the files of the catalogue before they are opened."""

from __future__ import annotations

from ndp.i18n import N_
from ndp.problems import ProblemKind, Severity

SYMBOLIC_LINK = ProblemKind(
    "NDP101",
    "symbolic-link",
    Severity.ERROR,
    N_("Liên kết tượng trưng"),
    N_("Đây là liên kết tượng trưng (symlink), không phải tệp hay thư mục thật."),
    N_("Xóa liên kết này và đặt vào đó một tệp thật."),
    N_(
        "Liên kết có thể trỏ ra ngoài danh mục, nên người duyệt không thấy được nội dung thật của nó. "
        "Chương trình không bao giờ mở nơi mà liên kết trỏ tới."
    ),
    (
        N_("Tạo lối tắt tới một tệp khác thay vì chép tệp."),
        N_("Công cụ đồng bộ thư mục tự thay tệp bằng liên kết."),
    ),
)
EXECUTABLE_FILE = ProblemKind(
    "NDP102",
    "executable-file",
    Severity.ERROR,
    N_("Tệp có quyền thực thi"),
    N_("Tệp dữ liệu này mang quyền thực thi."),
    N_("Bỏ quyền thực thi bằng lệnh: git update-index --chmod=-x {path}"),
    N_(
        "Tệp trong danh mục chỉ chứa dữ liệu, không có gì để chạy. "
        "Quyền thực thi làm mỗi lần so sánh hiện thêm một thay đổi vô nghĩa và có thể che giấu một chương trình."
    ),
    (
        N_("Chép tệp từ ổ đĩa Windows hoặc USB, nơi mọi tệp đều mang quyền thực thi."),
        N_("Đã chạy lệnh chmod cho cả thư mục."),
    ),
)
INVALID_NAME = ProblemKind(
    "NDP103",
    "invalid-name",
    Severity.ERROR,
    N_("Tên tệp hoặc thư mục sai dạng"),
    N_("Tên “{name}” sai dạng: chỉ được dùng chữ thường a–z, chữ số 0–9 và dấu gạch nối giữa các từ."),
    N_("Đổi tên, ví dụ thành “{suggestion}”."),
    N_(
        "Tên tệp là mã của mục và là một phần địa chỉ trang web, nên phải gõ được trên mọi bàn phím và như nhau trên "
        "mọi máy. Vì vậy tên không có dấu tiếng Việt, chữ hoa, dấu cách hay dấu gạch dưới."
    ),
    (
        N_("Đặt tên tệp bằng tiếng Việt có dấu hoặc có dấu cách."),
        N_("Dùng dấu gạch dưới thay cho dấu gạch nối."),
        N_("Tên bắt đầu hoặc kết thúc bằng dấu gạch nối, hoặc có hai dấu liền nhau."),
    ),
)
WRONG_EXTENSION = ProblemKind(
    "NDP104",
    "wrong-extension",
    Severity.ERROR,
    N_("Sai đuôi tệp"),
    N_("Tệp “{name}” không có đuôi .yml."),
    N_("Đổi tên thành “{suggestion}” nếu là tệp dữ liệu; nếu không phải thì xóa khỏi thư mục này."),
    N_(
        "Danh mục chỉ chứa tệp dữ liệu YAML với đuôi .yml viết thường. "
        "Một đuôi duy nhất giúp không bỏ sót tệp nào và không có hai tệp cùng một mã."
    ),
    (
        N_("Dùng đuôi .yaml."),
        N_("Trình soạn thảo tự thêm .txt vào cuối tên tệp."),
        N_("Để lẫn ảnh hoặc văn bản Word vào thư mục dữ liệu."),
    ),
)
WRONG_DEPTH = ProblemKind(
    "NDP105",
    "wrong-depth",
    Severity.ERROR,
    N_("Tệp đặt sai cấp thư mục"),
    N_("Tệp hoặc thư mục này ở sai cấp; tệp loại này phải nằm đúng ở {expected}."),
    N_("Chuyển tệp đến {expected}."),
    N_(
        "Mỗi loại tệp có một cấp thư mục cố định, vì đường dẫn của tệp chính là mã của mục. "
        "Tệp đặt sâu hơn hoặc nông hơn sẽ có mã mà không mục nào dẫn chiếu tới được."
    ),
    (
        N_("Tạo thêm thư mục con để gom các tệp cho gọn."),
        N_("Quên tạo thư mục con cho loại tệp cần có thư mục con."),
    ),
)
UNKNOWN_FOLDER = ProblemKind(
    "NDP106",
    "unknown-folder",
    Severity.ERROR,
    N_("Thư mục không thuộc loại nào"),
    N_("Không có loại mục nào tên “{name}”."),
    N_("Chuyển các tệp vào một trong các thư mục: {known}."),
    N_(
        "Mỗi thư mục ngay dưới danh mục chứa một loại mục và quyết định lược đồ dùng để kiểm tra. "
        "Tệp trong thư mục lạ sẽ không được kiểm tra cũng không được hiển thị."
    ),
    (
        N_("Gõ sai tên thư mục, ví dụ thiếu chữ s ở cuối."),
        N_("Tạo thư mục mới cho một loại mục chưa có lược đồ."),
    ),
)
NAME_COLLISION = ProblemKind(
    "NDP107",
    "name-collision",
    Severity.ERROR,
    N_("Hai tên chỉ khác nhau ở chữ hoa, chữ thường"),
    N_("Tên “{name}” chỉ khác “{other}” ở chữ hoa, chữ thường."),
    N_("Xóa hoặc đổi tên một trong hai tệp."),
    N_(
        "Trên Windows và macOS, hai tên như vậy là cùng một tệp: tải kho về sẽ mất một trong hai. "
        "Hai mục cũng không được có chung một địa chỉ trang."
    ),
    (
        N_("Đổi chữ hoa thành chữ thường trên Windows, Git vẫn giữ tên cũ."),
        N_("Hai người cùng thêm một mục với hai cách viết tên."),
    ),
)
NOT_REGULAR_FILE = ProblemKind(
    "NDP108",
    "not-regular-file",
    Severity.ERROR,
    N_("Không phải tệp thường"),
    N_("“{name}” là tệp đặc biệt (ống dẫn, ổ cắm hoặc thiết bị), không phải tệp dữ liệu."),
    N_("Xóa tệp đặc biệt này."),
    N_(
        "Đọc một tệp đặc biệt có thể làm chương trình chờ mãi hoặc đọc nhầm thiết bị. "
        "Git không lưu được loại tệp này, nên nó chỉ có trên máy của bạn."
    ),
    (
        N_("Một chương trình đang chạy tạo tệp tạm trong thư mục danh mục."),
        N_("Giải nén một tệp nén chứa tệp đặc biệt."),
    ),
)
HIDDEN_FILE = ProblemKind(
    "NDP109",
    "hidden-file",
    Severity.ERROR,
    N_("Tệp ẩn"),
    N_("Tên “{name}” bắt đầu bằng dấu chấm, nên bị ẩn trong nhiều chương trình."),
    N_("Xóa tệp hoặc thư mục ẩn này."),
    N_(
        "Tệp ẩn dễ lọt qua mắt người duyệt. Danh mục chỉ chứa những tệp mà ai cũng nhìn thấy; "
        "cấu hình của công cụ đặt ngoài danh mục."
    ),
    (
        N_("macOS tự tạo tệp .DS_Store."),
        N_("Trình soạn thảo để lại tệp tạm hoặc thư mục cấu hình."),
        N_("Thêm .gitkeep để giữ một thư mục trống."),
    ),
)
FILE_OUTSIDE_FOLDER = ProblemKind(
    "NDP110",
    "file-outside-folder",
    Severity.ERROR,
    N_("Tệp nằm ngoài các thư mục loại"),
    N_("Tệp “{name}” nằm ngay dưới danh mục, không thuộc thư mục của loại nào."),
    N_("Chuyển tệp vào một trong các thư mục: {known}."),
    N_("Thư mục cho biết tệp mô tả điều gì. Tệp không nằm trong thư mục nào thì không có lược đồ để kiểm tra."),
    (
        N_("Lưu tệp mới mà quên chọn thư mục."),
        N_("Đặt tệp giới thiệu (README) trong danh mục; tài liệu nằm ở thư mục docs."),
    ),
)
FILE_TOO_LARGE = ProblemKind(
    "NDP111",
    "file-too-large",
    Severity.ERROR,
    N_("Tệp quá lớn"),
    N_("Tệp lớn hơn {limit} KiB."),
    N_("Rút gọn nội dung hoặc tách thành nhiều mục, mỗi tệp tối đa {limit} KiB."),
    N_(
        "Mỗi tệp mô tả một mục và phải đọc được trên một màn hình duyệt. "
        "Giới hạn cũng chặn những tệp được tạo ra để làm chậm việc kiểm tra."
    ),
    (
        N_("Dán nguyên văn một tài liệu dài vào trường mô tả."),
        N_("Chép lặp một đoạn rất nhiều lần."),
    ),
)

OF_LISTING = (
    SYMBOLIC_LINK,
    EXECUTABLE_FILE,
    INVALID_NAME,
    WRONG_EXTENSION,
    WRONG_DEPTH,
    UNKNOWN_FOLDER,
    NAME_COLLISION,
    NOT_REGULAR_FILE,
    HIDDEN_FILE,
    FILE_OUTSIDE_FOLDER,
)
"""What `walk` finds, by names and modes alone."""
KINDS = (*OF_LISTING, FILE_TOO_LARGE)
