"""The bars of the threat model: what each asks, and how it stands."""

from __future__ import annotations

from tests.figures import counts
from tests.figures.lines import Counted, Goal, Part, Recorded, Words

INPUT = Part(
    "dau-vao",
    Words("Đầu vào", "Input"),
    (
        Goal(
            "G1",
            Words("Đọc chặt từng byte, từng ký tự, từng nét YAML.", "Bytes, characters and YAML are read strictly."),
            (
                Counted(
                    Words("{refused} trên {tried} tệp tấn công bị từ chối", "{refused} of {tried} attacks are refused"),
                    "source/test_attacks.py::test_every_attack_is_refused",
                    counts.reading,
                ),
                Counted(
                    Words("{wrong} tệp thật bị từ chối nhầm", "{wrong} real files are wrongly refused"),
                    "source/test_attacks.py::test_no_real_file_is_refused",
                    counts.reading,
                ),
            ),
        ),
        Goal(
            "G2",
            Words(
                "Mỗi lỗi có mã, tệp, dòng, cột, cách sửa; mỗi mã có ví dụ sai và ví dụ đúng.",
                "Each problem has a code, file, line, column and remedy; each code an example of both kinds.",
            ),
            (
                Counted(
                    Words(
                        "{whole} trên {codes} mã có đủ hai ví dụ (cần ít nhất 60)",
                        "{whole} of {codes} codes have both examples (at least 60 are asked for)",
                    ),
                    "rules/test_examples.py::test_bad_example_has_this_problem_alone",
                    counts.problems,
                ),
            ),
        ),
        Goal(
            "G3",
            Words(
                "Một tệp bất kỳ: có kết quả trong 1 giây, dưới 256 MB; không đầu vào nào làm chương trình vỡ.",
                "Any single file: a verdict within 1 second and 256 MB; no input breaks the program.",
            ),
            (
                Counted(
                    Words(
                        "{costly} loại tệp tốn nhất: bộ nhớ đều dưới {mebibytes} MiB",
                        "{costly} kinds of costliest file: all stay below {mebibytes} MiB",
                    ),
                    "fuzz/test_worst.py::test_no_file_takes_more_memory_than_it_may",
                    counts.ways_in,
                ),
                Recorded(
                    Words(
                        "tệp tốn nhất: {milliseconds} ms xử lý, {mebibytes} MiB",
                        "the costliest file: {milliseconds} ms of processor time, {mebibytes} MiB",
                    ),
                    "make fuzz",
                    "worst",
                ),
                Counted(
                    Words("{targets} lối vào được ném đầu vào lạ", "{targets} ways in are fuzzed"),
                    "fuzz/test_fuzz.py::test_no_input_ends_in_a_traceback",
                    counts.ways_in,
                ),
                Recorded(
                    Words(
                        "{inputs} đầu vào vào {ways} lối, {broken} lần vỡ",
                        "{inputs} inputs into {ways} ways in, {broken} broke the program",
                    ),
                    "make fuzz",
                    "fuzz",
                ),
                Recorded(
                    Words(
                        "theo độ phủ của mã (atheris): {inputs} đầu vào vào {ways} lối, {minutes} phút mỗi lối, "
                        "{broken} lần vỡ",
                        "guided by coverage (atheris): {inputs} inputs into {ways} ways in, {minutes} minutes each, "
                        "{broken} broke the program",
                    ),
                    "make fuzz-guided MINUTES=5",
                    "guided",
                ),
            ),
        ),
        Goal(
            "G4",
            Words(
                "Biểu thức chính quy chạy trong thời gian tỉ lệ với độ dài chữ.",
                "Regular expressions take time in proportion to the text.",
            ),
            (
                Counted(
                    Words(
                        "{proven} trên {all} biểu thức (lược đồ, thư viện, mã trình duyệt) được recheck "
                        "chứng minh; còn lại: "
                        "{windowed} chỉ nhìn vài ký tự, {own} chỉ đọc tệp của Cổng, {tried} chỉ thử được bằng tấn "
                        "công",
                        "{proven} of {all} expressions (schemas, library, scripts) are proven by "
                        "recheck; of the others "
                        "{windowed} look at a few characters, {own} read the portal's own files, {tried} could "
                        "only be tried",
                    ),
                    "patterns/test_linear.py::test_every_pattern_is_linear",
                    counts.expressions,
                ),
            ),
        ),
        Goal(
            "G5",
            Words(
                "Danh mục 1.000 nền tảng xét trong 30 giây.", "A catalogue of 1,000 platforms is judged in 30 seconds."
            ),
            (
                Recorded(
                    Words(
                        "{files} tệp, lần đầu: {milliseconds} ms, {mebibytes} MiB; xử lý {cpu} ms",
                        "{files} files, the first time: {milliseconds} ms, {mebibytes} MiB; processor time {cpu} ms",
                    ),
                    "python -m tests.bench --what validate --sizes 1000",
                    "checking",
                ),
            ),
        ),
    ),
)
AUTHORITY = Part(
    "quyen",
    Words("Quyền sửa", "Authority"),
    (
        Goal(
            "G6",
            Words(
                "Quyền tính từ bản gốc; ít nhất 120 thay đổi ghi sẵn, cho và cấm.",
                "Rights come from the base; at least 120 recorded changes, allowed and refused.",
            ),
            (
                Counted(
                    Words(
                        "{cases} thay đổi: {refused} bị từ chối, {others} được hoặc chờ duyệt",
                        "{cases} changes: {refused} refused, {others} ready or waiting for approval",
                    ),
                    "review/test_cases.py::test_case",
                    counts.recorded_changes,
                ),
                Recorded(
                    Words(
                        "{killed} trên {made} sai lệch nhỏ bị phát hiện (cần 95 %)",
                        "{killed} of {made} small changes of the code are noticed (95 % are asked for)",
                    ),
                    "make mutation",
                    "mutation",
                ),
            ),
        ),
        Goal(
            "G7",
            Words(
                "Không quy tắc thì không được: mỗi trường có đúng một quy tắc.",
                "What no rule allows is refused: each field has exactly one.",
            ),
            (
                Counted(
                    Words("{ruled} trên {fields} trường", "{ruled} of {fields} fields"),
                    "review/test_policy_covers.py::test_every_field_has_exactly_one_row",
                    counts.rules_of_fields,
                ),
            ),
        ),
        Goal(
            "G8",
            Words(
                "Không ai vượt quyền; thêm thay đổi không bao giờ biến cấm thành cho.",
                "Nobody exceeds their rights; more changes never turn no into yes.",
            ),
            (
                Counted(
                    Words("{worlds} danh mục sinh ra mỗi lần kiểm thử", "{worlds} catalogues made up in each test run"),
                    "review/test_many_worlds.py::test_no_world_lets_anyone_beyond_the_rights_of_its_base",
                    counts.worlds,
                ),
                Recorded(
                    Words("{worlds} danh mục, {broken} lần sai", "{worlds} catalogues, {broken} went wrong"),
                    "make fuzz",
                    "worlds",
                ),
            ),
        ),
    ),
)
OUTPUT = Part(
    "dau-ra",
    Words("Đầu ra", "Output"),
    (
        Goal(
            "G9",
            Words(
                "Markdown của người đóng góp chỉ thành các thẻ trong danh sách.",
                "Contributors' Markdown becomes listed elements only.",
            ),
            (
                Counted(
                    Words(
                        "{tried} lời tấn công, {alive} thẻ ngoài danh sách {elements} thẻ",
                        "{tried} attacks, {alive} elements beyond the {elements} listed",
                    ),
                    "site/test_statement.py::test_no_attack_adds_anything_else",
                    counts.statements,
                ),
            ),
        ),
        Goal(
            "G10",
            Words(
                "Chữ lạ giữ nguyên và vô hại ở mọi dạng.",
                "Hostile text keeps its value and does no harm in any form.",
            ),
            (
                Counted(
                    Words(
                        "HTML: {places} chỗ nhập chữ được thử, {templates} khuôn trang, {trusted} hàm được viết "
                        "thẳng HTML",
                        "HTML: {places} places for text tried, {templates} templates, {trusted} functions that may "
                        "write HTML",
                    ),
                    "site/test_hostile.py::test_every_field_that_takes_text_was_tried",
                    counts.texts,
                ),
                Counted(
                    Words("mọi trang đúng HTML: 0 lỗi", "every page is valid HTML: 0 faults"),
                    "site/test_html.py::test_every_page_is_valid",
                ),
                Counted(
                    Words(
                        "{formats} dạng tệp, mỗi dạng đọc bằng một chương trình khác: chữ lạ không đổi gì ngoài chữ",
                        "{formats} formats, each read by another program: hostile texts change nothing but texts",
                    ),
                    "export/test_inert.py::test_hostile_texts_change_nothing_but_texts",
                    counts.formats,
                ),
                Counted(
                    Words("CSV: không ô nào thành công thức", "CSV: no cell becomes a formula"),
                    "export/test_tables.py::test_no_csv_cell_can_become_a_formula",
                ),
                Counted(
                    Words(
                        "nguồn tin và lịch: đọc được, chữ lạ là chữ",
                        "feeds and calendars: well-formed, hostile text is text",
                    ),
                    "export/test_feeds.py::test_what_git_says_stands_as_text",
                ),
            ),
        ),
        Goal(
            "G11",
            Words("Chính sách nội dung không có kẽ hở.", "The content policy has no gap."),
            (
                Counted(
                    Words(
                        "{classes} loại tệp, {unsafe} chỗ cho mã trong trang, mã băm hay nơi khác",
                        "{classes} classes of file, {unsafe} allowances for inline code, hashes or other places",
                    ),
                    "serving/test_policy.py::test_every_header_that_is_asked_for_is_sent_with_every_file",
                    counts.policies,
                ),
                Counted(
                    Words(
                        "nginx: mọi loại trả lời (trang, dữ liệu, 301, 304, 400, 404, 405) đủ tiêu đề bảo mật",
                        "nginx: every kind of answer (pages, data, 301, 304, 400, 404, 405) has all security headers",
                    ),
                    "serving/test_nginx.py::test_every_answer_has_every_security_header",
                ),
                Counted(
                    Words(
                        "Chromium, mọi loại trang: 0 vi phạm, 0 yêu cầu tới nơi khác",
                        "Chromium, every kind of page: 0 violations, 0 requests to other places",
                    ),
                    "browser/test_appearance.py::test_each_kind_of_page_loads_cleanly_fits_and_is_accessible",
                ),
            ),
        ),
        Goal(
            "G12",
            Words(
                "Chữ của người đóng góp không giả được tiêu đề, huy hiệu, lời của Cổng.",
                "Contributors' text cannot pose as a heading, a badge or the portal's own words.",
            ),
            (
                Counted(
                    Words("chữ lạ không thêm phần tử nào vào trang", "hostile text adds no element to a page"),
                    "site/test_hostile.py::test_hostile_texts_are_inert_wherever_they_stand",
                ),
            ),
        ),
    ),
)
