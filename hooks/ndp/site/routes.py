"""Addresses of the portal: one table of sections, Vietnamese slugs, English ones under `/en/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ndp.i18n import LANGUAGES, NC_, Language


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
    Section("platforms", "nen-tang", "platforms", NC_("section", "Nền tảng"), main=True),
    Section("organisations", "to-chuc", "organisations", NC_("section", "Tổ chức"), main=True),
    Section("assignments", "phan-cong", "responsibilities", NC_("section", "Phân công"), main=True),
    Section("duties", "nhiem-vu", "duties", NC_("section", "Nhiệm vụ"), main=True),
    Section("plans", "ke-hoach", "plans", NC_("section", "Kế hoạch"), main=True),
    Section("reports", "bao-cao", "reports", NC_("section", "Báo cáo"), main=True),
    Section("criteria", "tieu-chi", "criteria", NC_("section", "Tiêu chí")),
    Section("evaluations", "danh-gia", "evaluations", NC_("section", "Đánh giá"), main=True),
    Section("scoring", "cham-diem", "scoring", NC_("section", "Chấm điểm")),
    Section("recognitions", "cong-nhan", "recognitions", NC_("section", "Công nhận")),
    Section("awards", "vinh-danh", "awards", NC_("section", "Vinh danh")),
    Section("events", "su-kien", "events", NC_("section", "Sự kiện")),
    Section("news", "tin-tuc", "news", NC_("section", "Tin tức")),
    Section("questions", "hoi-dap", "questions", NC_("section", "Hỏi đáp"), main=True),
    Section("stories", "dien-hinh", "stories", NC_("section", "Điển hình và hướng dẫn")),
    Section("feedback", "gop-y", "feedback", NC_("section", "Góp ý")),
    Section("enterprises", "doanh-nghiep-nong-cot", "core-enterprises", NC_("section", "Doanh nghiệp nòng cốt")),
    Section("proposals", "de-xuat", "proposals", NC_("section", "Đề xuất")),
    Section("corrections", "dinh-chinh", "corrections", NC_("section", "Đính chính")),
    Section("editor", "bien-tap", "edit", NC_("section", "Biên tập")),
    Section("search", "tra-cuu", "search", NC_("section", "Tra cứu")),
    Section("compare", "so-sanh", "compare", NC_("section", "So sánh")),
    Section("changes", "thay-doi", "changes", NC_("section", "Thay đổi")),
    Section("statistics", "thong-ke", "statistics", NC_("section", "Thống kê")),
    Section("editions", "danh-muc", "lists", NC_("section", "Danh mục")),
    Section("data", "du-lieu", "data", NC_("section", "Dữ liệu")),
    Section("legal", "van-ban", "documents", NC_("section", "Văn bản")),
    Section("publications", "nguon-tin", "sources", NC_("section", "Nguồn tin")),
    Section("guides", "huong-dan", "guides", NC_("section", "Hướng dẫn"), main=True),
    Section("errors", "huong-dan/loi", "guides/errors", NC_("section", "Mã lỗi")),
    Section("files", "huong-dan/tep", "guides/files", NC_("section", "Các loại tệp")),
    Section("policy", "huong-dan/quyen-sua", "guides/change-policy", NC_("section", "Ai được sửa gì")),
    Section("about", "gioi-thieu", "about", NC_("section", "Giới thiệu"), main=True),
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
    "measurement": "platforms",
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
    "plans": ("ke-hoach-bao-cao", "plans-reports"),
    "validate": ("kiem-tra", "validate"),
}
"""Hand-written guides that generated pages lead to: slug in Vietnamese and English."""


def home(language: Language) -> str:
    """The address of the home page."""
    return "/" if language == "vi" else "/en/"


_FIRST: dict[tuple[str, Language], str] = {
    (section.key, language): f"{home(language)}{section.slug(language)}/"
    for section in SECTIONS
    for language in LANGUAGES
}


def address(section: str, *parts: str, language: Language = "vi") -> str:
    """The site-absolute address of a section or of a page in it, ending in a slash: `/nen-tang/dia-chi-so/`."""
    first = _FIRST[section, language]
    return f"{first}{'/'.join(parts)}/" if parts else first


_FOLDER: dict[tuple[str, Language], str | None] = {
    (kind, language): None if kind in ("assignment", "account", "policy") else _FIRST[section, language]
    for kind, section in SECTION_OF_KIND.items()
    for language in LANGUAGES
}


def folder_of(kind: str, language: Language) -> str | None:
    """The address below which every record of a kind has its page; None for kinds without pages of their own."""
    return _FOLDER[kind, language]


def guide(key: str, language: Language = "vi") -> str:
    """The address of a hand-written guide."""
    return address("guides", GUIDES[key][0 if language == "vi" else 1], language=language)


def relative(start: str, target: str) -> str:
    """The address `target` as written on the page `start`; both site-absolute. An anchor or query of `target` stays.

    Pages name each other relatively, so that the site works below any path and from a folder.
    """
    for folder, up in _ways(start):
        if target.startswith(folder):
            rest = target[len(folder) :]
            if up:
                return up + rest
            if folder == start and rest.startswith("#"):
                return rest
            return rest if rest and rest[0] not in "#?" else f"./{rest}"
    raise ValueError(f"not a site-absolute address: {target}")


# A page names many addresses, and pages of two languages are made in turn.
@lru_cache(maxsize=64)
def _ways(start: str) -> tuple[tuple[str, str], ...]:
    """The folders that hold the page `start`, the innermost first, with the way up to each."""
    steps = start.split("/")[1:-1]
    return tuple(
        ("/" + "".join(f"{step}/" for step in steps[:depth]), "../" * (len(steps) - depth))
        for depth in range(len(steps), -1, -1)
    )
