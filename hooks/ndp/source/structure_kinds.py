"""NDP151-NDP166: YAML that is well formed but that the catalogue does not use."""

from __future__ import annotations

from ndp.i18n import N_
from ndp.problems import ProblemKind, Severity

EMPTY_DOCUMENT = ProblemKind(
    "NDP151",
    "empty-document",
    Severity.ERROR,
    N_("Tệp trống"),
    N_("Tệp không có nội dung nào ngoài dòng ghi chú."),
    N_("Điền các trường theo lược đồ, hoặc xóa tệp."),
    N_("Mỗi tệp mô tả một mục. Tệp trống không nói được điều gì nhưng vẫn chiếm một mã."),
    (N_("Tạo tệp mới mà chưa kịp điền."), N_("Mọi dòng đều bắt đầu bằng dấu #, nên đều là ghi chú.")),
)
ROOT_NOT_MAPPING = ProblemKind(
    "NDP152",
    "root-not-mapping",
    Severity.ERROR,
    N_("Tệp không bắt đầu bằng các khóa"),
    N_("Cấp ngoài cùng của tệp phải gồm các dòng “khóa: giá trị”, nhưng ở đây là danh sách hoặc đoạn chữ."),
    N_("Viết nội dung thành các dòng “khóa: giá trị”, không có gạch đầu dòng ở cấp ngoài cùng."),
    N_("Mỗi tệp là một mục gồm các trường có tên. Danh sách hay đoạn chữ không có tên trường nào để kiểm tra."),
    (N_("Viết nhiều mục thành một danh sách trong cùng một tệp."), N_("Chỉ viết một đoạn văn, không có tên trường.")),
)
DUPLICATE_KEY = ProblemKind(
    "NDP153",
    "duplicate-key",
    Severity.ERROR,
    N_("Khóa lặp lại"),
    N_("Khóa “{key}” đã có ở dòng {first_line}."),
    N_("Giữ lại một trong hai dòng “{key}”; nếu là nhiều giá trị thì viết thành danh sách."),
    N_(
        "Khi một khóa xuất hiện hai lần, phần lớn công cụ chỉ lấy lần sau và lặng lẽ bỏ lần đầu. "
        "Người duyệt nhìn thấy dòng đầu mà trang lại hiện dòng sau."
    ),
    (
        N_("Chép cả nhóm dòng rồi quên đổi tên khóa."),
        N_("Hai thay đổi được gộp vào nhau, mỗi bên thêm một dòng."),
        N_("Quên gạch đầu dòng giữa hai mục của danh sách."),
    ),
)
ANCHOR = ProblemKind(
    "NDP154",
    "anchor",
    Severity.ERROR,
    N_("Đặt tên để dùng lại (&)"),
    N_("“&{name}” đặt tên để dùng lại một giá trị; danh mục không dùng cách này."),
    N_("Bỏ “&{name}”; nếu giá trị bắt đầu bằng dấu & thì đặt cả giá trị trong ngoặc kép."),
    N_(
        "Giá trị dùng lại làm một dòng ở chỗ này đổi nội dung ở chỗ khác, nên người duyệt không thấy hết thay đổi. "
        "Lồng nhiều lần thì một tệp nhỏ có thể phình ra vô hạn."
    ),
    (N_("Chép mẫu từ tệp cấu hình của phần mềm khác."), N_("Giá trị bắt đầu bằng dấu & mà không có ngoặc kép.")),
)
ALIAS = ProblemKind(
    "NDP155",
    "alias",
    Severity.ERROR,
    N_("Dùng lại giá trị (*)"),
    N_("“*{name}” dùng lại một giá trị ở nơi khác; danh mục không dùng cách này."),
    N_("Viết đủ giá trị ở đây; nếu là chữ bắt đầu bằng dấu * thì đặt trong ngoặc kép."),
    N_("Mỗi chỗ phải nói đủ điều nó nói, để đọc một đoạn là hiểu và để thay đổi ở một chỗ không lan sang chỗ khác."),
    (N_("Chép mẫu từ tệp cấu hình của phần mềm khác."), N_("Viết chữ đậm, chữ nghiêng kiểu Markdown ở đầu giá trị.")),
)
MERGE_KEY = ProblemKind(
    "NDP156",
    "merge-key",
    Severity.ERROR,
    N_("Khóa gộp (<<)"),
    N_("Khóa “<<” gộp các trường từ nơi khác; danh mục không dùng cách này."),
    N_("Viết đủ từng trường tại đây thay cho “<<”."),
    N_("Các trường gộp vào không nhìn thấy tại chỗ, và có thể bị trường cùng tên che mất mà không ai báo."),
    (N_("Chép mẫu từ tệp cấu hình của phần mềm khác."),),
)
TAG = ProblemKind(
    "NDP157",
    "tag",
    Severity.ERROR,
    N_("Nhãn kiểu (!)"),
    N_("“{tag}” là nhãn kiểu của YAML; danh mục không dùng nhãn."),
    N_("Bỏ nhãn; nếu giá trị bắt đầu bằng dấu ! thì đặt cả giá trị trong ngoặc kép."),
    N_(
        "Kiểu của mỗi trường do lược đồ quyết định, không phải do người viết. "
        "Ở một số chương trình đọc YAML, nhãn còn có thể khiến máy chạy lệnh."
    ),
    (N_("Giá trị bắt đầu bằng dấu chấm than mà không có ngoặc kép."), N_("Tệp do một chương trình khác xuất ra.")),
)
DIRECTIVE = ProblemKind(
    "NDP158",
    "directive",
    Severity.ERROR,
    N_("Chỉ thị YAML (%)"),
    N_("Dòng bắt đầu bằng “%” là chỉ thị cho trình đọc YAML; danh mục không dùng chỉ thị."),
    N_("Xóa dòng này."),
    N_("Chỉ thị đổi cách đọc cả tệp, ví dụ đổi phiên bản YAML, nên cùng một nội dung có thể được hiểu theo hai cách."),
    (N_("Tệp do một chương trình khác xuất ra, có dòng %YAML."), N_("Ghi chú viết sau dấu % thay cho dấu #.")),
)
DOCUMENT_MARKER = ProblemKind(
    "NDP159",
    "document-marker",
    Severity.ERROR,
    N_("Dấu ngăn tài liệu"),
    N_("Dòng “{marker}” là dấu ngăn tài liệu của YAML; danh mục không dùng dấu này."),
    N_("Xóa dòng “{marker}”."),
    N_(
        "Mỗi tệp chỉ chứa một mục nên không cần dấu ngăn. Bỏ hẳn dấu này thì không ai giấu được mục thứ hai ở cuối tệp."
    ),
    (N_("Thói quen bắt đầu tệp YAML bằng ---."), N_("Chép phần đầu trang của một tệp Markdown.")),
)
SEVERAL_DOCUMENTS = ProblemKind(
    "NDP160",
    "several-documents",
    Severity.ERROR,
    N_("Nhiều tài liệu trong một tệp"),
    N_("Từ đây là tài liệu thứ hai; mỗi tệp chỉ được chứa một tài liệu."),
    N_("Chuyển phần từ đây sang một tệp riêng và xóa dòng ngăn."),
    N_("Phần lớn công cụ chỉ đọc tài liệu đầu tiên. Phần sau sẽ không được kiểm tra dù vẫn nằm trong tệp."),
    (N_("Gộp hai mục vào một tệp."), N_("Dùng dòng --- để kẻ ngang cho dễ nhìn.")),
)
COMPLEX_KEY = ProblemKind(
    "NDP161",
    "complex-key",
    Severity.ERROR,
    N_("Khóa không phải chữ"),
    N_("Khóa ở đây là danh sách hoặc nhóm trường; khóa phải là một từ."),
    N_("Viết khóa là một từ, theo tên trường trong lược đồ."),
    N_("Tên trường là chữ. YAML cho phép cả danh sách làm khóa, nhưng không dạng dữ liệu nào khác hiểu được điều đó."),
    (N_("Giá trị bắt đầu bằng dấu ngoặc vuông hoặc ngoặc nhọn mà không có ngoặc kép."), N_("Thừa dấu hai chấm.")),
)
NESTING_TOO_DEEP = ProblemKind(
    "NDP162",
    "nesting-too-deep",
    Severity.ERROR,
    N_("Lồng quá nhiều cấp"),
    N_("Từ đây nội dung lồng quá {limit} cấp."),
    N_("Viết lại cho ít cấp hơn; không lược đồ nào cần quá {limit} cấp."),
    N_("Không mục nào cần lồng sâu như vậy. Giới hạn chặn những tệp được tạo ra để làm chương trình cạn bộ nhớ."),
    (N_("Thụt lề tăng dần ở mỗi dòng."), N_("Dán dữ liệu JSON của một hệ thống khác.")),
)
TOO_MANY_NODES = ProblemKind(
    "NDP163",
    "too-many-nodes",
    Severity.ERROR,
    N_("Quá nhiều giá trị"),
    N_("Tệp có quá {limit} khóa và giá trị."),
    N_("Tách thành nhiều mục, mỗi mục một tệp."),
    N_("Một tệp mô tả một mục. Tệp có hàng nghìn giá trị không duyệt được bằng mắt và làm chậm việc kiểm tra."),
    (N_("Dán cả một bảng dữ liệu vào một tệp."), N_("Gộp nhiều mục vào một tệp.")),
)
SCHEMA_LINE_MISSING = ProblemKind(
    "NDP164",
    "schema-line-missing",
    Severity.ERROR,
    N_("Thiếu dòng nêu lược đồ"),
    N_("Dòng đầu tiên của tệp không nêu lược đồ."),
    N_("Thêm vào đầu tệp dòng: # yaml-language-server: $schema={expected}"),
    N_(
        "Nhờ dòng này, trình soạn thảo gợi ý tên trường, giải thích từng trường và báo lỗi ngay khi gõ. "
        "Dòng phải đúng mẫu và đứng đầu tệp."
    ),
    (N_("Tạo tệp mới từ đầu mà không chép tệp mẫu."), N_("Đặt ghi chú khác lên trước dòng này.")),
)
SCHEMA_LINE_WRONG = ProblemKind(
    "NDP165",
    "schema-line-wrong",
    Severity.ERROR,
    N_("Dòng nêu lược đồ sai đường dẫn"),
    N_("Dòng đầu tiên nêu lược đồ “{actual}”, nhưng tệp ở thư mục này dùng “{expected}”."),
    N_("Sửa dòng đầu tiên thành: # yaml-language-server: $schema={expected}"),
    N_(
        "Trình soạn thảo kiểm tra tệp theo lược đồ nêu ở dòng đầu, còn cổng chọn lược đồ theo thư mục. "
        "Hai bên phải dùng cùng một lược đồ thì gợi ý mới đúng."
    ),
    (N_("Chép tệp từ thư mục của loại khác."), N_("Thừa hoặc thiếu “../” ở đầu đường dẫn.")),
)
EMPTY_KEY = ProblemKind(
    "NDP166",
    "empty-key",
    Severity.ERROR,
    N_("Khóa trống"),
    N_("Dấu hai chấm ở đây không có khóa đứng trước."),
    N_("Viết tên trường vào trước dấu hai chấm, hoặc xóa dòng này."),
    N_("Giá trị không có tên thì không biết thuộc trường nào."),
    (N_("Xóa nhầm tên trường."), N_("Viết dấu hai chấm ở đầu giá trị mà không có ngoặc kép.")),
)

KINDS = (
    EMPTY_DOCUMENT,
    ROOT_NOT_MAPPING,
    DUPLICATE_KEY,
    ANCHOR,
    ALIAS,
    MERGE_KEY,
    TAG,
    DIRECTIVE,
    DOCUMENT_MARKER,
    SEVERAL_DOCUMENTS,
    COMPLEX_KEY,
    NESTING_TOO_DEEP,
    TOO_MANY_NODES,
    SCHEMA_LINE_MISSING,
    SCHEMA_LINE_WRONG,
    EMPTY_KEY,
)
