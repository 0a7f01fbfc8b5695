"""Answers of the forge's forms become changes of files, or a plain answer; no answer does anything else."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.edit.conftest import ROOT, schemas

from ndp.edit.intake.forms import IssueForm, load_forms, read_answers
from ndp.edit.intake.lines import read_number
from ndp.edit.intake.plans import MISTAKE, MISTAKE_FIELDS, RECORDS, UPDATE, UPDATE_FIELDS, UPDATES, Special
from ndp.edit.intake.take import MOST_BYTES, Base, Sender, Taken, take
from ndp.edit.intake.words import answer, subject, to_record
from ndp.review.tree import PLAIN, TreeFile
from ndp.schema.typing import to_data
from ndp.source import parse, parse_pointer

DAY = date(2026, 11, 24)
EDITOR = "github:9000000000001"
FORMS = load_forms(ROOT)


@cache
def base() -> Base:
    """The demonstration catalogue."""
    return Base.read(ROOT / "tests" / "demo", schemas(), DAY)


def body_of(form: IssueForm, answers: dict[str, str]) -> str:
    """The body that the forge makes of the answers."""
    return "\n\n".join(f"### {each.label}\n\n{answers.get(each.id) or '_No response_'}" for each in form.fields) + "\n"


def taken(template: str, **answers: str) -> Taken:
    form = FORMS[template]
    return take(base(), form, body_of(form, answers).encode(), Sender(EDITOR, 12))


def data_of(found: Taken, kind: str) -> Any:
    assert not found.complaints, found.complaints
    (step,) = found.files
    root = parse(step.path, step.text.encode()).root
    assert root is not None
    return to_data(root, schemas().shape(kind))


def said(found: Taken) -> str:
    assert found.complaints
    assert not found.files
    return answer(found)


GOOD: dict[str, dict[str, str]] = {
    "cap-nhat-nen-tang": {
        "platform": "https://ndp.gov.vn/nen-tang/mo-phong-1/",
        "organisation": "mo-phong-cong-ty-a",
        "field": "Mục đích / purpose",
        "value": "Để thử: bản mới.",
        "source": "https://cong-ty-a.mo-phong.example/thong-bao",
    },
    "dang-ky-nong-cot": {
        "organisation": "mo-phong-cong-ty-a",
        "platform": "Nền tảng mô phỏng hai",
        "commitment": "Đầu tư năm năm.",
    },
    "de-xuat-nen-tang": {
        "organisation": "thi-du-ubnd-tinh",
        "name": "Nền tảng Rừng: số",
        "purpose": "Một\n\nHai",
        "why": "Vì thế.",
        "source": "thi-du-01-qd/d1",
    },
    "bao-cao-thang": {
        "platform": "mo-phong-1",
        "organisation": "thi-du-vu-dieu-phoi",
        "period": "2026-11",
        "values": "Số tài khoản: 24.000\nLượt truy cập: 72.000,5 lượt",
        "difficulties": "- Một\n- Hai",
    },
    "gop-y": {
        "platform": "mo-phong-1",
        "organisation": "thi-du-cuc-so",
        "criteria": "thi-du-bo-chung",
        "scores": "chuc-nang: 8\nhieu-nang: 7,5",
        "comment": "Dùng tốt.\n\n- nhanh;\n- gọn.",
    },
    "hoi-dap": {
        "question": "Ai trả lời?",
        "topic": "Ai làm gì / Who does what",
        "detail": "Chưa rõ.",
        "platform": "mo-phong-1",
    },
    "bao-sai": {"page": "/nen-tang/mo-phong-1/", "wrong": "Sai", "right": "Đúng", "source": "thi-du-01-qd/d1"},
}


def test_every_field_of_every_form_has_one_place() -> None:
    places = {template: [*plan.pointers, *plan.special] for template, plan in RECORDS.items()}
    places[UPDATE] = list(UPDATE_FIELDS)
    places[MISTAKE] = list(MISTAKE_FIELDS)
    assert {template: sorted(fields) for template, fields in places.items()} == {
        template: sorted(field.id for field in form.fields) for template, form in FORMS.items()
    }
    for plan in RECORDS.values():
        shape = schemas().shape(plan.kind)
        for stated in (*plan.pointers.values(), *plan.fixed, *([plan.dated] if plan.dated else [])):
            at: Any = shape
            for step in parse_pointer(stated):
                at = at.child(step)
                assert at is not None, stated
        assert set(plan.special) <= set(get_args(Special))


def test_the_headings_tell_fields_apart() -> None:
    for form in FORMS.values():
        assert len({field.label for field in form.fields}) == len(form.fields)
        assert all(re.fullmatch(r"\S.* / \S.*", field.label) for field in form.fields)
    assert len({form.label for form in FORMS.values()}) == len(FORMS)


def test_the_choices_of_forms_are_those_of_the_schemas() -> None:
    update = (ROOT / ".github/ISSUE_TEMPLATE/cap-nhat-nen-tang.yml").read_text(encoding="utf-8")
    assert set(re.findall(r'- "[^"/]+ / (\w+)"', update)) == set(UPDATES)
    question = (ROOT / ".github/ISSUE_TEMPLATE/hoi-dap.yml").read_text(encoding="utf-8")
    labels = schemas().shape("question").properties["topic"].labels
    assert re.findall(r'- "([^"/]+) / [^"]+"', question) == list(labels.values())


@pytest.mark.parametrize("template", GOOD)
def test_a_good_answer_is_a_change_without_errors(template: str) -> None:
    found = taken(template, **GOOD[template])
    assert not found.complaints, found.complaints
    (step,) = found.files
    assert step.path in answer(found)
    assert subject(found).startswith(FORMS[template].name.partition(" / ")[0])
    # An edited file keeps every line but those of the values; a new one is in canonical form.
    if step.op == "edit":
        before = base().tree[step.path].content.decode().split("\n")
        after = step.text.split("\n")
        assert [line for line in before if line not in after] == [line for line in before if "để thử Cổng" in line][
            : template == "cap-nhat-nen-tang"
        ]


def test_a_report() -> None:
    data = data_of(taken("bao-cao-thang", **GOOD["bao-cao-thang"]), "report")
    assert data["id"] == "2026-11-thi-du-vu-dieu-phoi"
    assert data["plan"] == "mo-phong-1/nam-2026"
    assert data["values"] == [{"indicator": "tai-khoan", "value": Decimal(24000)}]
    assert data["figures"][0]["value"] == Decimal("72000.5")
    assert data["figures"][0]["unit"] == {"vi": "lượt"}
    assert data["difficulties"] == [{"vi": "Một"}, {"vi": "Hai"}]
    assert data["submitted_on"] == "2026-11-24"


def test_other_records() -> None:
    proposal = data_of(taken("de-xuat-nen-tang", **GOOD["de-xuat-nen-tang"]), "proposal")
    assert (proposal["id"], proposal["purpose"]) == ("nen-tang-rung-so", {"vi": "Một\n\nHai"})
    assert proposal["provenance"]["sources"] == [{"legal": "thi-du-01-qd/d1"}]
    feedback = data_of(taken("gop-y", **GOOD["gop-y"]), "feedback")
    assert feedback["scores"] == {"chuc-nang": Decimal(8), "hieu-nang": Decimal("7.5")}
    question = data_of(taken("hoi-dap", **GOOD["hoi-dap"]), "question")
    assert (question["topic"], question["status"], question["platforms"]) == ("roles", "open", ["mo-phong-1"])
    assert "Chưa rõ." in question["provenance"]["note"]["vi"]
    registration = data_of(taken("dang-ky-nong-cot", **GOOD["dang-ky-nong-cot"]), "registration")
    assert (registration["platform"], registration["enterprise"]) == ("mo-phong-2", "mo-phong-cong-ty-a")


@pytest.mark.parametrize(
    ("choice", "value", "expected"),
    [
        ("Tên / name", "Nền tảng mới", {"name": {"vi": "Nền tảng mới", "en": "Demonstration Platform One"}}),
        ("Chức năng / functions", "- Một\n- Hai", {"functions": [{"vi": "Một"}, {"vi": "Hai"}]}),
        ("Đối tượng sử dụng / audiences", "người dân\nfarmers", {"audiences": ["citizens", "farmers"]}),
        ("Tình trạng / status", "đang thử nghiệm", {"status": "trial"}),
        ("Lời giới thiệu / statement", "**Mới**\n\n- một", {"statement": "**Mới**\n\n- một"}),
    ],
)
def test_each_field_of_an_update(choice: str, value: str, expected: dict[str, Any]) -> None:
    data = data_of(taken(UPDATE, **GOOD[UPDATE] | {"field": choice, "value": value}), "platform")
    assert {name: data[name] for name in expected} == expected
    assert f"/{next(iter(expected))}" in data["provenance"]["fields"]


def test_an_address_is_added_to_the_others() -> None:
    answers = GOOD[UPDATE] | {"field": "Địa chỉ / website", "value": "https://moi.mo-phong.example/"}
    data = data_of(taken(UPDATE, **answers), "platform")
    assert [each["url"] for each in data["websites"]] == [
        "https://mot.mo-phong.example/",
        "https://moi.mo-phong.example/",
    ]


@pytest.mark.parametrize(
    ("template", "change", "words"),
    [
        ("hoi-dap", {"question": ""}, "**Câu hỏi**: Chưa trả lời."),
        ("hoi-dap", {"topic": "khác"}, "không phải một lựa chọn"),
        ("hoi-dap", {"question": "???"}, "Chưa làm được mã"),
        ("hoi-dap", {"question": "Một 😀"}, "**Câu hỏi**"),
        ("hoi-dap", {"question": "Dùng Nền tảng Mô phỏng Một có mất phí không", "x": ""}, ""),
        ("bao-cao-thang", {"platform": "mo-phong-x"}, "gần giống: mo-phong"),
        ("bao-cao-thang", {"organisation": "Không có"}, "Không thấy “`Không có`”"),
        ("bao-cao-thang", {"period": "tháng 11"}, "NDP205"),
        ("bao-cao-thang", {"period": "2026-10"}, "Mục này đã có: `catalogue/reports/"),
        ("bao-cao-thang", {"values": "Tài sản: 5"}, "thì ghi thêm đơn vị tính"),
        ("bao-cao-thang", {"values": "Số tài khoản: nhiều"}, "không đọc được thành số"),
        ("bao-cao-thang", {"values": "nhiều lắm"}, "tên: giá trị"),
        ("bao-cao-thang", {"tasks": "việc lạ: đã xong"}, "không phải việc của kế hoạch nào"),
        ("gop-y", {"scores": "lạ: 8"}, "không phải tiêu chí"),
        ("gop-y", {"criteria": ""}, "phải nêu bộ tiêu chí"),
        ("gop-y", {"scores": "chuc-nang: 800"}, "NDP500"),
        ("cap-nhat-nen-tang", {"field": "Khác / other"}, "không phải một lựa chọn"),
        ("cap-nhat-nen-tang", {"value": "Nền tảng giả số 1, để thử Cổng."}, "Cổng đã ghi đúng như vậy"),
        ("cap-nhat-nen-tang", {"field": "Địa chỉ / website", "value": "javascript:alert(1)"}, "NDP"),
        ("dang-ky-nong-cot", {"platform": "mo-phong-3"}, "Mục này đã có"),
        ("bao-sai", {"page": "../../etc/passwd"}, "Không nhận ra trang"),
        ("bao-sai", {"page": "catalogue/accounts/mo-phong-cong-ty-a-1.yml"}, "không ghi được điều nhận thấy"),
    ],
)
def test_what_is_wrong_is_told_field_by_field(template: str, change: dict[str, str], words: str) -> None:
    found = taken(template, **GOOD[template] | change)
    if not words:
        assert not found.complaints
        return
    text = said(found)
    assert words.replace("mo-phong`", "") in text.replace("`mo-phong", "mo-phong") or words in text
    english = text.partition("\n---\n")[2]
    assert english.startswith("\n## ")


def test_everything_wrong_is_told_at_once() -> None:
    text = said(taken("bao-cao-thang", platform="x", organisation="y", period=""))
    assert text.count("**Kỳ**") == 1
    text = said(taken("bao-cao-thang", platform="x", organisation="y", period="2026-11", values="a: b"))
    assert all(f"**{label}**" in text for label in ("Nền tảng", "Đơn vị gửi", "Số liệu"))


def test_bodies_of_other_forms_and_sizes() -> None:
    form = FORMS["hoi-dap"]
    for body in (b"", b"\xff\xfe", b"chao", b"x" * (MOST_BYTES + 1), b"### " * 1000):
        found = take(base(), form, body, Sender(EDITOR))
        assert found.complaints
        assert not found.files


def test_a_heading_inside_an_answer_is_text() -> None:
    form = FORMS["hoi-dap"]
    answers = {"question": "Một?", "topic": "Ai làm gì / Who does what", "detail": "### Câu hỏi / Question\n\nHai"}
    assert read_answers(form, body_of(form, answers))["question"] == "Một?"
    assert read_answers(form, body_of(form, answers))["detail"] == "### Câu hỏi / Question\n\nHai"
    assert read_answers(form, body_of(form, {"question": "a\u0300\tb\u00a0c"}).replace("\n", "\r\n")) == {
        "question": "à b c"
    }


def test_what_is_there_is_not_written_over() -> None:
    (step,) = taken("gop-y", **GOOD["gop-y"]).files
    content = step.text.encode()
    tree = {**base().tree, step.path: TreeFile(PLAIN, "1", len(content), content)}
    body = body_of(FORMS["gop-y"], GOOD["gop-y"] | {"comment": "Còn điều nữa."}).encode()
    again = take(Base(tree, base().judge, base().judge.judge(tree)), FORMS["gop-y"], body, Sender(EDITOR))
    assert f"Mục này đã có: `{step.path}`" in said(again)


def test_the_sender_hears_of_their_account() -> None:
    form = FORMS["hoi-dap"]
    body = body_of(form, GOOD["hoi-dap"]).encode()
    assert "chưa có tài khoản" in answer(take(base(), form, body, Sender("github:1")))
    assert "chưa có tài khoản" not in answer(take(base(), form, body, Sender(EDITOR)))
    assert "khác đơn vị đã ghi" in answer(taken("de-xuat-nen-tang", **GOOD["de-xuat-nen-tang"]))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234", "1234"),
        ("1.234.567,5", "1234567.5"),
        ("12,5", "12.5"),
        ("99.1", "99.1"),
        ("-3", "-3"),
        ("7", "7"),
        ("1,234,567", None),
        ("1e9", None),
        ("", None),
        ("1.2.3", None),
        ("9" * 40, None),
    ],
)
def test_numbers(text: str, number: str | None) -> None:
    assert read_number(text) == (None if number is None else Decimal(number))


HOSTILE = st.sampled_from(
    [
        "../../../etc/passwd",
        "catalogue/../../x",
        "mo-phong-1/../mo-phong-2",
        "`</details><script>alert(1)</script>",
        "@everyone ![x](https://evil.example/x.png) <img src=x>",
        "[x](javascript:alert(1))",
        "``` \n# tiêu đề\n",
        "::error file=x::y\n##[error]z",
        "\x00\x1b[31m\u202e\ufeff",
        "{0.__class__} {name} %s ${{ secrets.X }}",
        "- a\n- b: c\n? d",
        "'\"\\",
        "x" * 5000,
        "a: 1\n" * 300,
        "mo-phong-1",
        "thi-du-cuc-so",
        "2026-11",
        "&a *a !!python/object:x",
        "| a | b |\n|---|---|",
        "https://ndp.gov.vn/nen-tang/mo-phong-1/",
        "//[",
        "\ud7ff\ue000",
    ]
)
WORDS = st.one_of(HOSTILE, st.text(max_size=60), st.sampled_from([v for each in GOOD.values() for v in each.values()]))
RENDER = MarkdownIt("gfm-like", {"linkify": False})


def is_harmless_answer(text: str) -> bool:
    """Whether Markdown makes nothing of the answer but headings, lists, bold, code and rules of our own."""
    allowed = {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close",
        "list_item_open", "list_item_close", "inline", "hr", "text", "code_inline", "strong_open", "strong_close",
        "softbreak",
    }  # fmt: skip
    tokens = [token for block in RENDER.parse(text) for token in (block, *(block.children or ()))]
    plain = " ".join(token.content for token in tokens if token.type == "text")
    return {token.type for token in tokens} <= allowed and "@" not in plain and "<" not in plain and "http" not in plain


@settings(max_examples=2000, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(FORMS)), st.dictionaries(st.integers(0, 7), WORDS, max_size=8))
@example("bao-sai", {0: "catalogue/platforms/mo-phong-1.yml", 1: "`</details><script>"})
def test_no_answer_does_harm(template: str, chosen: dict[int, str]) -> None:
    form = FORMS[template]
    answers = GOOD[template] | {field.id: chosen[n] for n, field in enumerate(form.fields) if n in chosen}
    body = body_of(form, answers).encode("utf-8", "surrogatepass")
    judge(take(base(), form, body, Sender(EDITOR, 12)))


@settings(max_examples=2000, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(FORMS)), st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
def test_no_bytes_do_harm(template: str, body: bytes) -> None:
    form = FORMS[template]
    heading = f"### {form.fields[0].label}\n\n".encode()
    judge(take(base(), form, body, Sender(EDITOR)))
    judge(take(base(), form, heading + body, Sender("github:1")))


def judge(found: Taken) -> None:
    """Hold what was made of an answer against what may be made of one."""
    assert bool(found.files) != bool(found.complaints)
    assert json.loads(to_record(found))["outcome"] == ("incomplete" if found.complaints else "written")
    text = answer(found)
    assert is_harmless_answer(text), text
    for step in found.files:
        assert re.fullmatch(r"catalogue/[a-z]+(/[a-z0-9]+(-[a-z0-9]+)*){1,2}\.yml", step.path), step.path
        assert not [each for each in parse(step.path, step.text.encode()).problems if each.kind.severity == "error"]
        assert (step.path in base().tree) == (step.op == "edit")
        assert "/accounts/" not in step.path
        assert "policy" not in step.path
