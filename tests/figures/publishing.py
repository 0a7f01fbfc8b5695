"""The bars on checks, publishing and watching."""

from __future__ import annotations

from tests.figures import counts
from tests.figures.lines import Counted, Elsewhere, Goal, Part, Recorded, Words

WORKFLOWS = "workflows/test_workflows.py::"
BARS = "workflows/test_bars.py::"

PUBLISHING = Part(
    "xuat-ban",
    Words("Kiểm tra tự động và xuất bản", "Checks and publishing"),
    (
        Goal(
            "G13",
            Words(
                "Quy trình không có kẽ hở, không chạy lâu, không dùng hành động chưa ghim.",
                "Workflows have no gap, do not run long and use no action that is not pinned.",
            ),
            (
                Counted(
                    Words("zizmor (mức kỹ nhất): 0 phát hiện", "zizmor, pedantic: 0 findings"),
                    f"{WORKFLOWS}test_the_audit_finds_nothing",
                ),
                Counted(
                    Words("actionlint: 0 phát hiện", "actionlint: 0 findings"),
                    f"{WORKFLOWS}test_the_linter_finds_nothing",
                ),
                Counted(
                    Words(
                        "{pinned} trên {uses} lần dùng hành động được ghim; {closed} trên {workflows} quy trình "
                        "không có quyền mặc định",
                        "{pinned} of {uses} uses of actions are pinned; {closed} of {workflows} workflows have no "
                        "default rights",
                    ),
                    f"{BARS}test_every_action_is_pinned",
                    counts.jobs,
                ),
                Counted(
                    Words(
                        "{short} trên {jobs} việc dừng trong {minutes} phút; {longer} việc lâu hơn: hỏi liên kết "
                        "ngoài mỗi tuần",
                        "{short} of {jobs} jobs end within {minutes} minutes; {longer} longer: the weekly check of "
                        "outside links",
                    ),
                    f"{BARS}test_no_job_runs_long",
                    counts.jobs,
                ),
            ),
        ),
        Goal(
            "G14",
            Words(
                "Đề nghị không chạm tới khoá hay quyền ghi; việc có quyền chỉ chạy mã gốc.",
                "Proposals reach no secret and no right to write; jobs with rights run the base's code only.",
            ),
            (
                Counted(
                    Words(
                        "{jobs} việc do đề nghị khởi động: {writing} có quyền ghi, {secrets} thấy khoá",
                        "{jobs} jobs that proposals start: {writing} may write, {secrets} see a secret",
                    ),
                    f"{BARS}test_what_a_proposal_starts_with_its_own_file_has_no_secret_and_writes_nothing",
                    counts.rights,
                ),
                Counted(
                    Words(
                        "{privileged} quy trình có quyền, đều chạy mã gốc với `python -I`",
                        "{privileged} workflows with rights, both run the base's code with `python -I`",
                    ),
                    f"{BARS}test_a_job_with_rights_runs_the_base_branch_apart_from_its_surroundings",
                    counts.rights,
                ),
                Elsewhere(
                    Words(
                        "GitHub thật sự không trao khoá cho bản sao của người ngoài",
                        "that GitHub indeed gives forks no secrets",
                    )
                ),
            ),
        ),
        Goal(
            "G15",
            Words("Dựng hai lần ra cùng từng byte.", "Two builds give the same bytes."),
            (
                Counted(
                    Words(
                        "thư mục, thứ tự tệp, mã băm, múi giờ, ngôn ngữ máy, số tiến trình khác nhau: 0 tệp khác, "
                        "kể cả tệp nén",
                        "another folder, order of files, hash seed, time zone, locale, number of processes: 0 "
                        "files differ, packed ones too",
                    ),
                    "site/test_repeatable.py::test_another_build_of_the_same_commit_is_identical",
                ),
                Counted(
                    Words("bản dựng không có MkDocs: cũng 0 tệp khác", "built without MkDocs: 0 files differ either"),
                    "site/test_repeatable.py::test_another_build_without_mkdocs_is_identical",
                ),
            ),
        ),
        Goal(
            "G16",
            Words(
                "Chỉ xuất bản thứ đã xác nhận nguồn gốc; gói cài đúng từng byte đã khoá.",
                "Only what is attested is published; packages are the locked bytes.",
            ),
            (
                Counted(
                    Words("xác nhận được kiểm trước khi xuất bản", "the attestation is verified before publication"),
                    f"{WORKFLOWS}test_what_is_published_was_built_here_and_verified_first",
                ),
                Counted(
                    Words(
                        "{packages} gói khoá theo mã băm, cài không chạy mã của gói",
                        "{packages} packages locked by hash, installed without running code of theirs",
                    ),
                    f"{BARS}test_packages_are_the_locked_bytes_and_run_nothing_when_installed",
                    counts.packages,
                ),
                Counted(
                    Words(
                        "bảng kê CycloneDX đi cùng bản chụp dữ liệu",
                        "the CycloneDX bill goes with the snapshot of the data",
                    ),
                    f"{BARS}test_the_bill_of_materials_is_published_with_the_data",
                ),
                Elsewhere(Words("việc ký và kiểm chữ ký của GitHub", "GitHub's signing and verifying")),
            ),
        ),
        Goal(
            "G17",
            Words(
                "Hỏng thì bản cũ còn đó; quay lại bằng một lệnh; bản người đọc thấy là bản đã dựng.",
                "A failure leaves the old site; one command goes back; what readers get is what was built.",
            ),
            (
                Counted(
                    Words(
                        "giữ {kept} bản, quay lại được cả khi có người đang đọc",
                        "{kept} releases are kept; going back works while people read",
                    ),
                    "publish/test_publish.py::test_readers_always_find_a_page",
                    counts.releases,
                ),
                Counted(
                    Words(
                        "đĩa hỏng giữa chừng: bản cũ còn nguyên", "a disk that fails midway: the old site stays whole"
                    ),
                    "publish/test_publish.py::test_a_failing_disk_leaves_the_old_site",
                ),
                Counted(
                    Words(
                        "giết tiến trình xuất bản trước từng thay đổi nó ghi ra đĩa: người đọc luôn có trọn một bản",
                        "a publication killed before each change it makes to the disk: readers always have a whole "
                        "release",
                    ),
                    "publish/test_killed.py::test_killed_before_each_change_to_the_disk_it_leaves_a_whole_site",
                ),
                Counted(
                    Words("mỗi tháng một lần diễn tập quay lại", "going back is rehearsed every month"),
                    f"{BARS}test_going_back_is_rehearsed_every_month",
                ),
                Recorded(
                    Words(
                        "diễn tập với nginx: xuất bản {publish} ms, quay lại {back} ms tới khi người đọc nhận đúng bản "
                        "(được phép 300.000 ms)",
                        "rehearsed with nginx: {publish} ms to publish, {back} ms to go back, until a reader got the "
                        "right build (300,000 ms allowed)",
                    ),
                    "make rehearse",
                    "rehearsal",
                ),
                Counted(
                    Words(
                        "so build.json trên mạng với bản đã dựng",
                        "build.json on the net is compared with the one built",
                    ),
                    f"{BARS}test_what_readers_get_is_compared_with_what_was_built",
                ),
                Elsewhere(
                    Words(
                        "từ lúc hợp nhất tới lúc người đọc thấy: 10 phút",
                        "from merge to readers within 10 minutes",
                    )
                ),
            ),
        ),
        Goal(
            "G18",
            Words(
                "Sau mỗi lần xuất bản, đơn vị có mục đổi được báo.",
                "After each publication the units whose entries changed are told.",
            ),
            (
                Counted(
                    Words(
                        "đơn vị có vai trò trước hoặc sau thay đổi đều được gọi tên, kể cả đơn vị vừa mất vai trò",
                        "units with a role before or after the change are called, also one that just lost it",
                    ),
                    "review/test_notices.py::test_whoever_loses_a_role_or_an_account_hears_of_it",
                ),
                Elsewhere(
                    Words("trong 10 phút sau khi xuất bản: GitHub gửi thư", "within 10 minutes: GitHub sends the mail")
                ),
            ),
        ),
        Goal(
            "G19",
            Words(
                "Mỗi đêm xét lại mọi điều thời gian làm đổi; đêm nào không chạy thì có người biết.",
                "Every night looks at what time alone changes; somebody learns of a night without a check.",
            ),
            (
                Counted(
                    Words(
                        "danh mục theo ngày mới, hạn, CODEOWNERS, quy tắc nhánh, lỗ hổng của gói",
                        "the catalogue as of the new day, deadlines, CODEOWNERS, branch rules, vulnerable packages",
                    ),
                    f"{BARS}test_every_night_looks_at_all_that_time_alone_changes",
                ),
                Counted(
                    Words("quy tắc trên GitHub đổi thì đêm ấy hỏng", "a changed rule on the forge fails the night"),
                    "workflows/test_watching.py::test_a_change_of_the_forges_settings_fails_the_night",
                ),
                Counted(
                    Words("im lặng 36 giờ thì mở phiếu việc", "36 hours of silence open an issue"),
                    "workflows/test_watching.py::test_a_silent_night_opens_one_issue_and_a_good_one_closes_it",
                ),
                Counted(
                    Words(
                        "điểm OpenSSF Scorecard dưới 8,0 thì đêm ấy hỏng",
                        "an OpenSSF Scorecard below 8.0 fails the night",
                    ),
                    "workflows/test_watching.py::test_a_scorecard_that_fell_fails_the_night",
                ),
                Elsewhere(
                    Words(
                        "điểm Scorecard của kho mã: cần kho mã công khai",
                        "the repository's own score: needs the public repository",
                    )
                ),
            ),
        ),
        Goal(
            "G20",
            Words(
                "Trang đọc được không cần JavaScript, không liên kết hỏng.",
                "Pages need no JavaScript and have no broken link.",
            ),
            (
                Counted(
                    Words("không JavaScript: mọi mục đi tới được", "without JavaScript every section can be reached"),
                    "browser/test_without_script.py::test_every_section_can_be_reached",
                ),
                Counted(
                    Words(
                        "liên kết hỏng trong Cổng: 0, nếu không thì không xuất bản",
                        "broken links within the portal: 0, else nothing is published",
                    ),
                    "publish/test_publish.py::test_a_faulty_build_is_not_shown",
                ),
                Counted(
                    Words(
                        "địa chỉ lạc: trang báo theo ngôn ngữ của địa chỉ",
                        "lost addresses get a page in their language",
                    ),
                    "serving/test_nginx.py::test_lost_addresses_get_a_page_in_their_language",
                ),
                Elsewhere(
                    Words(
                        "máy chủ luôn trả lời: việc của nơi phục vụ",
                        "that the server always answers: up to the hosting",
                    )
                ),
            ),
        ),
    ),
)
