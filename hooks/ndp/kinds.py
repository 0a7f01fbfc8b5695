"""The kinds of record the catalogue holds: folder, schema and name of each. The one list every module shares."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ndp.i18n import N_

CATALOGUE_FOLDER = "catalogue"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record. `name` names schema and identifier, `folder` the folder under `catalogue/`.

    `depth` is how many path parts an id has: 1 for `platforms/<id>.yml`, 2 for `plans/<platform>/<name>.yml`. A kind of
    depth 0 is the single file `catalogue/<folder>.yml`.
    """

    name: str
    folder: str
    title: str
    depth: int = 1

    @property
    def schema_file(self) -> str:
        """File name of the kind's JSON Schema under `schemas/`."""
        return f"{self.name}.schema.json"

    @property
    def schema_comment(self) -> str:
        """The path every file of this kind names in its first line, for editors."""
        return f"{'../' * (self.depth + 1)}schemas/{self.schema_file}"

    @property
    def files(self) -> str:
        """The glob pattern of the kind's files, from the folder that holds the catalogue."""
        return f"catalogue/{self.folder}/**/*.yml" if self.depth else f"catalogue/{self.folder}.yml"


KINDS: tuple[Kind, ...] = (
    Kind("legal", "legal", N_("Văn bản pháp luật")),
    Kind("publication", "publications", N_("Ấn phẩm làm nguồn")),
    Kind("organisation", "organisations", N_("Tổ chức")),
    Kind("platform", "platforms", N_("Nền tảng số")),
    Kind("edition", "editions", N_("Danh mục công bố")),
    Kind("assignment", "assignments", N_("Phân công")),
    Kind("duty", "duties", N_("Nhiệm vụ")),
    Kind("plan", "plans", N_("Kế hoạch"), depth=2),
    Kind("report", "reports", N_("Báo cáo"), depth=2),
    Kind("measurement", "measurements", N_("Số liệu đã công bố")),
    Kind("criteria", "criteria", N_("Bộ tiêu chí")),
    Kind("evaluation", "evaluations", N_("Đánh giá"), depth=2),
    Kind("recognition", "recognitions", N_("Công nhận")),
    Kind("award", "awards", N_("Vinh danh")),
    Kind("event", "events", N_("Sự kiện")),
    Kind("story", "stories", N_("Điển hình và hướng dẫn"), depth=2),
    Kind("correction", "corrections", N_("Đính chính tin sai")),
    Kind("registration", "registrations", N_("Đăng ký doanh nghiệp nòng cốt"), depth=2),
    Kind("proposal", "proposals", N_("Đề xuất nền tảng")),
    Kind("feedback", "feedback", N_("Góp ý, chấm điểm"), depth=2),
    Kind("question", "questions", N_("Hỏi đáp")),
    Kind("news", "news", N_("Tin tức")),
    Kind("account", "accounts", N_("Tài khoản")),
    Kind("policy", "policy", N_("Quy định thay đổi"), depth=0),
)
KIND_BY_NAME = {kind.name: kind for kind in KINDS}
KIND_BY_FOLDER = {kind.folder: kind for kind in KINDS}
_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_RECORD_PATH = re.compile(rf"{CATALOGUE_FOLDER}/({_NAME})((?:/{_NAME})*)\.yml")


def record_of(path: str) -> tuple[Kind, str] | None:
    """Kind and id of the record that a file of the catalogue holds; None for a path where no record belongs."""
    match = _RECORD_PATH.fullmatch(path)
    kind = KIND_BY_FOLDER.get(match[1]) if match else None
    if match is None or kind is None or match[2].count("/") != kind.depth:
        return None
    return kind, match[2][1:] or kind.folder
