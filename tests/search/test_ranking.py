"""What comes first: exact marks above folded ones, names above summaries above bodies, whole above parts."""

from __future__ import annotations

import pytest

from ndp.search import Bodies, Forgiveness, Item, ItemKind, SearchIndex, build_index, find
from ndp.search.find import ENOUGH

KINDS = [ItemKind("thing", "Mục", 0), ItemKind("body", "Tổ chức", 0, named=True)]


def index_of(*items: Item) -> tuple[SearchIndex, Bodies]:
    files = build_index("vi", KINDS, items, {})
    return SearchIndex.of(files.files, files.name), Bodies.of(files.files, files.name)


def thing(name: str, summary: str = "", body: str = "", *, aliases: tuple[str, ...] = ()) -> Item:
    return Item("thing", f"/{abs(hash((name, summary, body)))}/", name, aliases, (), summary, body)


def names(query: str, *items: Item, bodies: bool = False) -> list[str]:
    """The names of what is found among `items`, in order."""
    index, read = index_of(*items)
    return [index.name(hit.item) for hit in find(index, query, read if bodies else None)]


def test_exact_marks_come_first() -> None:
    items = [thing("Sở tài chính"), thing("Số tài chính"), thing("So tai chinh")]
    assert names("sở tài chính", *items)[0] == "Sở tài chính"
    assert names("số tài chính", *items)[0] == "Số tài chính"
    assert names("so tai chinh", *items)[0] == "So tai chinh"


def test_typed_without_marks_everything_is_found() -> None:
    assert sorted(names("so", thing("Số"), thing("Sở"), thing("Sô"), thing("Xa"))) == sorted(["Số", "Sô", "Sở"])


def test_wrong_marks_are_forgiven_only_where_little_is_found() -> None:
    many = [thing(f"Số {letter}") for letter in "abcd"]
    assert names("số", *many, thing("Sở")) == [item.name for item in many]
    assert set(names("số", *many[: ENOUGH - 1], thing("Sở"))) == {"Số a", "Số b", "Sở"}


def test_names_come_before_summaries_and_these_before_bodies() -> None:
    items = [thing("B", "", "bản đồ"), thing("C", "bản đồ"), thing("Bản đồ A", "")]
    assert names("bản đồ", *items, bodies=True) == ["Bản đồ A", "C", "B"]
    assert names("bản đồ", *items) == ["Bản đồ A", "C"]
    # Also where the summary has it exactly and the name only without marks.
    assert names("ban do", thing("Bản đồ"), thing("X", "ban do"))[0] == "Bản đồ"


def test_the_shorter_name_and_the_right_order_come_first() -> None:
    assert names("bản đồ", thing("Bản đồ số quốc gia và địa phương"), thing("Bản đồ"))[0] == "Bản đồ"
    assert names("dữ liệu số", thing("Số liệu dữ"), thing("Dữ liệu số"))[0] == "Dữ liệu số"


def test_all_words_are_needed() -> None:
    items = [thing("Bản đồ số"), thing("Bản đồ giấy"), thing("Địa chỉ số")]
    assert names("bản đồ số", *items) == ["Bản đồ số"]


def test_without_any_item_that_has_all_words_parts_are_shown() -> None:
    index, _ = index_of(thing("Bản đồ số"), thing("Mạng xã hội"))
    hits = find(index, "bản đồ zzzzzz")
    assert [(index.name(hit.item), hit.forgiveness) for hit in hits] == [("Bản đồ số", Forgiveness.PARTS)]


def test_small_words_may_be_missing() -> None:
    items = [thing("Nền tảng y tế"), thing("Bản đồ")]
    assert names("các nền tảng về y tế", *items) == ["Nền tảng y tế"]
    assert names("cac nen tang ve y te", *items) == ["Nền tảng y tế"]
    # Alone, a small word is what is asked for.
    assert names("của", thing("Của"), thing("Khác")) == ["Của"]


def test_one_slip_is_forgiven_and_two_are_not() -> None:
    items = [thing("Điện toán đám mây"), thing("Hóa đơn điện tử")]
    assert names("dien toan dma may", *items) == ["Điện toán đám mây"]
    index, _ = index_of(*items)
    assert all(hit.forgiveness == Forgiveness.PARTS for hit in find(index, "dine toan dma may"))


def test_a_number_within_is_whole_and_at_the_end_may_go_on() -> None:
    items = [thing("Quyết định 186/QĐ"), thing("Quyết định 18/QĐ")]
    assert names("18 qđ", *items) == ["Quyết định 18/QĐ"]
    assert names("qđ 18", *items) == ["Quyết định 18/QĐ", "Quyết định 186/QĐ"]


@pytest.mark.parametrize("query", ["CSDL", "cơ sở dữ liệu", "co so du lieu", "database"])
def test_synonyms_find_each_other(query: str) -> None:
    for name in ("Cơ sở dữ liệu đất đai", "CSDL đất đai", "Land database"):
        assert names(query, thing(name), thing("Cơ quan có sở trường")) == [name]


def test_the_names_of_a_body_stand_for_each_other() -> None:
    body = Item("body", "/to-chuc/a/", "Trung tâm Internet Việt Nam", ("VNNIC",))
    other = thing("Nền tảng tên miền", "Đầu mối: VNNIC.")
    assert names("nền tảng trung tâm internet việt nam", body, other) == ["Nền tảng tên miền"]


@pytest.mark.parametrize("query", ["ĐTĐM", "dtdm", "ĐTĐMCP"])
def test_initials(query: str) -> None:
    assert names(query, thing("Nền tảng điện toán đám mây Chính phủ"), thing("Đô thị")) == [
        "Nền tảng điện toán đám mây Chính phủ"
    ]


def test_initials_pass_over_small_words() -> None:
    assert names("BTTTT", thing("Bộ Thông tin và Truyền thông"), thing("Bộ Tài chính")) == [
        "Bộ Thông tin và Truyền thông"
    ]


def test_aliases_count_as_names() -> None:
    assert names("vnmap", thing("Bản đồ", aliases=("VNMap",)), thing("Khác", "VNMap"))[0] == "Bản đồ"


def test_nothing_typed_finds_nothing() -> None:
    index, _ = index_of(thing("Bản đồ"))
    for text in ("", "   ", "/-–", "\u0301"):
        assert find(index, text) == []
    assert find(SearchIndex.of(build_index("vi", KINDS, [], {}).files, "vi.json"), "bản đồ") == []
