"""Addresses of the portal: one table of sections, Vietnamese slugs, English ones under `/en/`."""

from __future__ import annotations

from dataclasses import dataclass

from ndp.i18n import N_, Language


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the portal. `key` is used in templates and schemas, `title` is a message id.

    `main` puts it into the navigation at the top of every page.
    """

    key: str
    vi: str
    en: str
    title: str
    main: bool = False

    def slug(self, language: Language) -> str:
        """The first part of the section's addresses."""
        return self.vi if language == "vi" else self.en


SECTIONS: tuple[Section, ...] = (
    Section("platforms", "nen-tang", "platforms", N_("Nền tảng"), main=True),
    Section("organisations", "to-chuc", "organisations", N_("Tổ chức"), main=True),
    Section("assignments", "phan-cong", "responsibilities", N_("Phân công"), main=True),
    Section("duties", "nhiem-vu", "duties", N_("Nhiệm vụ"), main=True),
    Section("plans", "ke-hoach", "plans", N_("Kế hoạch"), main=True),
    Section("reports", "bao-cao", "reports", N_("Báo cáo"), main=True),
    Section("criteria", "tieu-chi", "criteria", N_("Tiêu chí")),
    Section("evaluations", "danh-gia", "evaluations", N_("Đánh giá"), main=True),
    Section("scoring", "cham-diem", "scoring", N_("Chấm điểm")),
    Section("recognitions", "cong-nhan", "recognitions", N_("Công nhận"), main=True),
    Section("awards", "vinh-danh", "awards", N_("Vinh danh")),
    Section("events", "su-kien", "events", N_("Sự kiện")),
    Section("news", "tin-tuc", "news", N_("Tin tức")),
    Section("questions", "hoi-dap", "questions", N_("Hỏi đáp")),
    Section("stories", "dien-hinh", "stories", N_("Điển hình và hướng dẫn")),
    Section("feedback", "gop-y", "feedback", N_("Góp ý")),
    Section("enterprises", "doanh-nghiep-nong-cot", "core-enterprises", N_("Doanh nghiệp nòng cốt")),
    Section("proposals", "de-xuat", "proposals", N_("Đề xuất")),
    Section("corrections", "dinh-chinh", "corrections", N_("Đính chính")),
    Section("statistics", "thong-ke", "statistics", N_("Thống kê")),
    Section("editions", "danh-muc", "lists", N_("Danh mục")),
    Section("legal", "van-ban", "documents", N_("Văn bản"), main=True),
    Section("publications", "nguon-tin", "sources", N_("Nguồn tin")),
    Section("guides", "huong-dan", "guides", N_("Hướng dẫn"), main=True),
    Section("errors", "huong-dan/loi", "guides/errors", N_("Mã lỗi")),
    Section("files", "huong-dan/tep", "guides/files", N_("Các loại tệp")),
    Section("policy", "huong-dan/quyen-sua", "guides/change-policy", N_("Ai được sửa gì")),
    Section("about", "gioi-thieu", "about", N_("Giới thiệu"), main=True),
)
SECTION_BY_KEY = {section.key: section for section in SECTIONS}
SECTION_OF_KIND = {
    "platform": "platforms",
    "organisation": "organisations",
    "assignment": "assignments",
    "duty": "duties",
    "edition": "editions",
    "legal": "legal",
    "publication": "publications",
    "plan": "plans",
    "report": "reports",
    "criteria": "criteria",
    "evaluation": "evaluations",
    "recognition": "recognitions",
    "award": "awards",
    "event": "events",
    "story": "stories",
    "correction": "corrections",
    "registration": "enterprises",
    "proposal": "proposals",
    "feedback": "feedback",
    "question": "questions",
    "news": "news",
    "account": "policy",
    "policy": "policy",
}

GUIDES: dict[str, tuple[str, str]] = {
    "enterprises": ("doanh-nghiep", "enterprises"),
    "reviewers": ("nguoi-duyet", "reviewers"),
    "report": ("bao-sai", "report"),
    "add-records": ("them-muc", "add-records"),
    "validate": ("kiem-tra", "validate"),
}
"""Hand-written guides that generated pages lead to: slug in Vietnamese and English."""


def home(language: Language) -> str:
    """The address of the home page."""
    return "/" if language == "vi" else "/en/"


def address(section: str, *parts: str, language: Language = "vi") -> str:
    """The site-absolute address of a section or of a page in it, ending in a slash: `/nen-tang/dia-chi-so/`."""
    return home(language) + "/".join([SECTION_BY_KEY[section].slug(language), *parts]) + "/"


def guide(key: str, language: Language = "vi") -> str:
    """The address of a hand-written guide."""
    return address("guides", GUIDES[key][0 if language == "vi" else 1], language=language)


def relative(start: str, target: str) -> str:
    """The address `target` as written on the page `start`; both site-absolute. An anchor or query of `target` stays.

    Pages name each other relatively, so that the site works below any path and from a folder.
    """
    path_end = min((i for i in (target.find("#"), target.find("?")) if i >= 0), default=len(target))
    path, rest = target[:path_end], target[path_end:]
    here = start.split("/")[1:-1]
    there = path.split("/")[1:]
    common = 0
    while common < len(here) and common < len(there) - 1 and here[common] == there[common]:
        common += 1
    way = "../" * (len(here) - common) + "/".join(there[common:])
    return (way or "./") + rest if not (rest.startswith("#") and path == start) else rest
