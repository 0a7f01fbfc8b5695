"""NDP351-NDP356: platforms and their names, and what other files say of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.records import Organisation, Platform
from ndp.problems import ProblemKind, Severity, Term
from ndp.rules.rule import Finding, Rule
from ndp.rules.survey import of_kind, repeats
from ndp.text import fold

NAMELESS_PLATFORM = ProblemKind(
    "NDP351",
    "nameless-platform",
    Severity.ERROR,
    N_("Nền tảng không tên, không số"),
    N_("Nền tảng “{platform}” không có tên và không mang số trong danh mục nào."),
    N_("Thêm “name”, hoặc thêm nền tảng vào một danh mục với “number”."),
    N_(
        "Nền tảng chưa khôi phục được tên vẫn được ghi nếu biết số của nó trong danh mục. Không có cả hai thì không "
        "rõ là nền tảng nào."
    ),
    (
        N_("Thêm tệp nền tảng mà chưa thêm dòng ở danh mục."),
        N_("Xóa tên chưa có nguồn trong khi nền tảng không có số."),
    ),
)
SAME_PLATFORM_NAME = ProblemKind(
    "NDP352",
    "same-platform-name",
    Severity.ERROR,
    N_("Hai nền tảng cùng tên"),
    N_("Tên “{name}” đã là tên của nền tảng “{other}”."),
    N_("Gộp hai tệp làm một và sửa các nơi dẫn tới, hoặc ghi tên cho phân biệt."),
    N_(
        "Mỗi nền tảng có một trang. Hai trang cùng tên làm người tìm không biết trang nào đúng. So sánh không kể dấu "
        "và chữ hoa."
    ),
    (N_("Người khác đã thêm nền tảng này dưới mã khác."), N_("Một nền tảng có trong hai danh mục nên bị ghi hai lần.")),
)
ALIAS_REPEATS_NAME = ProblemKind(
    "NDP353",
    "alias-repeats-name",
    Severity.WARNING,
    N_("Tên khác trùng với tên chính"),
    N_("“{alias}” đã là tên chính hoặc tên ngắn."),
    N_("Bỏ dòng này khỏi “aliases”."),
    N_("“aliases” giúp tìm thấy mục bằng tên thường gọi. Tên chính và tên ngắn thì đã tìm được sẵn."),
    (N_("Đổi tên chính thành tên từng ghi là tên khác."),),
)
DOCUMENT_OMITS_PLATFORM = ProblemKind(
    "NDP354",
    "document-omits-platform",
    Severity.WARNING,
    N_("Văn bản không kể nền tảng này"),
    N_("Văn bản “{document}” được ghi là {role} của nền tảng, nhưng tệp của văn bản không kể nền tảng này."),
    N_("Thêm “{platform}” vào “platforms” của văn bản, hoặc sửa vai trò của văn bản ở đây."),
    N_(
        "Trang của văn bản và trang của nền tảng phải dẫn tới nhau. Kế hoạch hay bộ yêu cầu nào cũng nói rõ cho nền "
        "tảng nào."
    ),
    (N_("Thêm văn bản vào nền tảng mà chưa sửa tệp của văn bản."), N_("Văn bản chung, chỉ là bối cảnh.")),
)
GROUP_DIFFERS_FROM_EDITIONS = ProblemKind(
    "NDP355",
    "group-differs-from-editions",
    Severity.WARNING,
    N_("Nhóm khác với danh mục"),
    N_("Nhóm ở đây là “{group}”, nhưng danh mục “{edition}” xếp vào nhóm “{listed}”."),
    N_("Sửa “group” ở một trong hai tệp cho khớp."),
    N_("Nhóm của nền tảng được ghi ở cả hai nơi để lọc. Hai nơi nói khác nhau thì số đếm trên trang không khớp."),
    (N_("Sửa một tệp mà quên tệp kia."), N_("Nền tảng đã chuyển nhóm ở danh mục sau.")),
)
CANDIDATES_FOR_NAMED_PLATFORM = ProblemKind(
    "NDP356",
    "candidates-for-named-platform",
    Severity.WARNING,
    N_("Đã có tên mà còn tên phỏng đoán"),
    N_("Nền tảng đã có tên “{name}” nên không cần “name_candidates”."),
    N_("Bỏ “name_candidates”; nếu tên chưa chắc thì nói ở phần nguồn của tên."),
    N_("“name_candidates” chỉ dành cho nền tảng chưa khôi phục được tên, để mời người đọc giúp xác nhận."),
    (N_("Tìm được tên mà quên xóa các tên phỏng đoán."),),
)

SPECIFIC_ROLES = {"plan": N_("kế hoạch"), "requirements": N_("yêu cầu kỹ thuật")}


def nameless_platform(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A platform without a name and without a number. Silent while editions are broken: they may number it."""
    if catalogue.broken.get("edition"):
        return
    for entry, platform in of_kind(catalogue, Platform):
        if platform.name is None and not any(listing.entry.number for listing in catalogue.listings_of(platform.id)):
            yield Finding(entry, ("id",), {"platform": platform.id})


def same_platform_name(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Two platforms with the same Vietnamese or English name."""
    names = (
        ((language, fold(name)), (entry, language, name))
        for entry, platform in of_kind(catalogue, Platform)
        if platform.name
        for language, name in (("vi", platform.name.vi), ("en", platform.name.en))
        if name
    )
    for (entry, language, name), (other, _, _) in repeats(names):
        yield Finding(entry, ("name", language), {"name": name, "other": other.id})


def alias_repeats_name(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Another name that is the name itself."""
    platforms = ((entry, platform.aliases, (platform.name,)) for entry, platform in of_kind(catalogue, Platform))
    organisations = (
        (entry, organisation.aliases, (organisation.name, organisation.short))
        for entry, organisation in of_kind(catalogue, Organisation)
    )
    for entry, aliases, names in (*platforms, *organisations):
        known = {text.casefold() for name in names if name for text in (name.vi, name.en) if text}
        for index, alias in enumerate(aliases):
            if alias.casefold() in known:
                yield Finding(entry, ("aliases", index), {"alias": alias})


def document_omits_platform(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A plan or requirements of a platform that, by its own file, is not about it."""
    for entry, platform in of_kind(catalogue, Platform):
        for index, document in enumerate(platform.documents):
            legal = catalogue.legal.get(document.legal.partition("/")[0])
            if legal is None or document.role not in SPECIFIC_ROLES or platform.id in legal.platforms:
                continue
            values = {"document": legal.id, "role": Term(SPECIFIC_ROLES[document.role]), "platform": platform.id}
            yield Finding(entry, ("documents", index, "legal"), values)


def group_differs_from_editions(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A group that no edition that groups the platform puts it in."""
    for entry, platform in of_kind(catalogue, Platform):
        listings = [listing for listing in catalogue.listings_of(platform.id) if listing.entry.group]
        if platform.group is None or not listings:
            continue
        if all(listing.entry.group != platform.group for listing in listings):
            last = listings[-1]
            values = {"group": platform.group, "edition": last.edition.id, "listed": last.entry.group or ""}
            yield Finding(entry, ("group",), values)


def candidates_for_named_platform(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Guesses at a name that is known."""
    for entry, platform in of_kind(catalogue, Platform):
        if platform.name is not None and platform.name_candidates:
            yield Finding(entry, ("name_candidates",), {"name": str(platform.name)}, at_key=True)


RULES = (
    Rule(NAMELESS_PLATFORM, nameless_platform, each=("platform",), reads=("edition",)),
    Rule(SAME_PLATFORM_NAME, same_platform_name, reads=("platform",)),
    Rule(ALIAS_REPEATS_NAME, alias_repeats_name, each=("platform", "organisation")),
    Rule(DOCUMENT_OMITS_PLATFORM, document_omits_platform, each=("platform",), reads=("legal",)),
    Rule(GROUP_DIFFERS_FROM_EDITIONS, group_differs_from_editions, each=("platform",), reads=("edition",)),
    Rule(CANDIDATES_FOR_NAMED_PLATFORM, candidates_for_named_platform, each=("platform",)),
)
