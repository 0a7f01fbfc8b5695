"""Reasons, rights, approvals and parties in words."""

from __future__ import annotations

from collections.abc import Mapping

from ndp.i18n import N_
from ndp.model.rights import Party
from ndp.review.decide import Outcome, Standing
from ndp.review.facts import Content, FaultCode, Mark
from ndp.review.parties import PersonStanding

PARTIES: Mapping[Party, str] = {
    "nobody": N_("không ai"),
    "anyone": N_("bất cứ ai"),
    "member": N_("mọi tài khoản đã đăng ký"),
    "unit": N_("chính đơn vị của mục"),
    "core-enterprise": N_("doanh nghiệp nòng cốt của nền tảng"),
    "focal": N_("đơn vị đầu mối của nền tảng"),
    "host": N_("cơ quan chủ quản của nền tảng"),
    "secretary": N_("thư ký hội đồng"),
    "coordinator": N_("cơ quan điều phối chung"),
    "maintainer": N_("quản trị Cổng"),
}
OUTCOMES: Mapping[Outcome, str] = {
    "ready": N_("Gộp được"),
    "needs-approval": N_("Cần duyệt"),
    "refused": N_("Bị từ chối"),
}
CONTENTS: Mapping[Content, str] = {
    "nothing": N_("không có thay đổi"),
    "data": N_("dữ liệu"),
    "rights": N_("quyền (tài khoản, quy định thay đổi)"),
    "code": N_("mã nguồn và bài viết"),
    "mixed": N_("nhiều loại lẫn nhau"),
}
FAULTS: Mapping[FaultCode, str] = {
    "path-not-allowed": N_("{path}: không tệp nào của danh mục được đặt ở đây."),
    "executable": N_("{path}: quyền tệp {detail} không được dùng; tệp của danh mục phải là tệp thường."),
    "symbolic-link": N_("{path}: là liên kết; danh mục chỉ nhận tệp thường."),
    "submodule": N_("{path}: là kho con; không nhận."),
    "too-large": N_("{path}: {detail}: tệp quá lớn (số trước là cỡ, số sau là mức cho phép, tính bằng KiB)."),
    "unreadable": N_("{path}: không đọc được; xem các lỗi bên dưới."),
    "conflict": N_("{path}: nhánh chính đã sửa tệp này sau khi bạn tách nhánh. Cập nhật nhánh rồi gửi lại."),
    "second-codeowners": N_("{path}: chỉ có một tệp CODEOWNERS, ở .github/; tệp ở nơi khác làm mất hiệu lực của nó."),
    "too-many-files": N_("Quá nhiều tệp ({detail}: có / cho phép). Tách thành nhiều đề nghị nhỏ để duyệt được."),
    "too-many-lines": N_("Quá nhiều dòng ({detail}: có / cho phép). Tách thành nhiều đề nghị nhỏ để duyệt được."),
    "mixed-content": N_(
        "Một đề nghị chỉ nói một chuyện: dữ liệu, quyền (tài khoản, quy định) hay mã nguồn. Tách thành các đề nghị "
        "riêng."
    ),
    "nothing-changed": N_("Nhánh chính đã có mọi điều này; không còn gì để gộp."),
    "no-policy": N_("Nhánh chính chưa có quy định thay đổi (catalogue/policy.yml), nên chưa ai được sửa gì."),
}
REFUSALS: Mapping[str, str] = {
    "no-rule": N_("{what}: quy định không nói ai được sửa, nên không ai được sửa."),
    "not-allowed": N_("{what}: {who} không được đề nghị. Được đề nghị: {parties}."),
    "nobody-allowed": N_("{what}: không ai được sửa."),
    "invalid-account": N_("{what}: người đề nghị {standing}. Được đề nghị: {parties}."),
    "no-source": N_("{what}: phải kèm nguồn (mức kiểm chứng và văn bản hoặc ấn phẩm)."),
    "own-account": N_("{what}: không ai tự đổi tài khoản của mình."),
    "still-referenced": N_("{what}: còn {count} mục dẫn tới: {list}."),
}
PERSONS: Mapping[PersonStanding, str] = {
    "valid": N_("có tài khoản"),
    "unknown": N_("chưa có tài khoản trong danh mục"),
    "not-yet": N_("có tài khoản chưa tới ngày hiệu lực"),
    "ended": N_("có tài khoản đã hết hiệu lực"),
    "organisation-ended": N_("có tài khoản của một tổ chức không còn hoạt động"),
    "doubled": N_("có hai tài khoản cùng hiệu lực"),
}
STANDINGS: Mapping[Standing, str] = {
    "counts": N_("đã duyệt, được tính"),
    "own": N_("không tính: người đề nghị không tự duyệt"),
    "bot": N_("không tính: máy không duyệt"),
    "contributor": N_("không tính: có lần ghi trong đề nghị này"),
    "own-account": N_("không tính: đề nghị đổi chính tài khoản này"),
    "unknown": N_("không tính: chưa có tài khoản trong danh mục"),
    "not-valid": N_("không tính: tài khoản không còn hay chưa có hiệu lực"),
    "withdrawn": N_("không tính: đã rút lại"),
    "comment": N_("chỉ góp ý"),
    "requests-changes": N_("yêu cầu sửa; phải được chính người này chấp thuận lại"),
    "no-say": N_("yêu cầu sửa, nhưng không có quyền duyệt ở đây"),
    "stale": N_("không tính: duyệt một bản cũ, đã có lần ghi sau đó"),
    "tied": N_("không tính: cùng tổ chức hay cùng tập đoàn với người đề nghị, hoặc trên dưới nhau"),
    "partial": N_("không tính: có lợi ích ở nền tảng này"),
    "not-authorised": N_("không tính: không có quyền duyệt thay đổi này"),
}
MARKS: Mapping[Mark, str] = {
    "new-domain": N_("tên miền mới"),
    "contact": N_("nơi liên hệ"),
    "host": N_("cơ quan chủ quản"),
    "status": N_("tình trạng"),
    "level": N_("nâng mức kiểm chứng"),
    "parent": N_("cơ quan cấp trên"),
    "rights": N_("quyền"),
}
SENSITIVITIES = {"careful": N_("xem kỹ"), "critical": N_("hệ trọng")}
OPERATIONS = {
    "add": N_("thêm mới"),
    "remove": N_("xóa"),
    "edit": N_("sửa"),
    "comment": N_("chỉ sửa chú thích, nội dung giữ nguyên"),
    "format": N_("chỉ đổi cách viết, nội dung và chú thích giữ nguyên"),
}
