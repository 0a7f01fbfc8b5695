"""Examples of using the data, as the data page shows them. Tests run those whose tool is at hand, as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ndp.export.context import API, TABLES, Export
from ndp.i18n import N_

CURL = """\
curl --silent --fail {api}/platforms/{platform}.json
curl --silent --fail {api}/platforms.json | python3 -c 'import json, sys; print(json.load(sys.stdin)["total"])'
"""
PYTHON = """\
import json
from urllib.request import urlopen

with urlopen("{api}/responsibilities.json") as answer:
    roles = json.load(answer)["data"]
for role in roles:
    if role["role"] == "host" and role["standing"] == "current":
        print(role["platform"], role["organisation"], sep="\\t")
"""
PYTHON_CHANGES = """\
import json
from urllib.request import urlopen

SINCE = "{since}"

with urlopen("{api}/changes.json") as answer:
    changes = json.load(answer)
for what in ("data", "removed"):
    for item in changes[what]:
        if item["date"] < SINCE:
            break
        print(item["date"], what, item["kind"], item["id"], sep="\\t")
"""
PYTHON_CSV = """\
import csv
import io
import re
from urllib.request import urlopen

GUARD = re.compile("(^|[;\\t\\r\\n])'(?=[=+\\\\-@\\t\\r\\n＝＋－＠'])")

with urlopen("{tables}/platform.csv") as answer:
    for row in csv.DictReader(io.TextIOWrapper(answer, "utf-8-sig", newline="")):
        print(row["id"], GUARD.sub(r"\\1", row["name_vi"]), sep="\\t")
"""
PANDAS = """\
import pandas as pd

platforms = pd.read_csv("{tables}/platform.csv")
roles = pd.read_csv("{tables}/assignment_assignments.csv")
hosts = roles[roles["role"] == "host"]
print(hosts.merge(platforms, left_on="assignment_id", right_on="id")[["name_vi", "organisation"]])
"""
R = """\
nen_tang <- read.csv("{tables}/platform.csv", fileEncoding = "UTF-8-BOM")
table(nen_tang$scope)
"""
SQL = """\
SELECT name_vi, hosts, focal_units FROM platform_overview ORDER BY name_vi LIMIT 10;

SELECT kind, record, title FROM search WHERE search MATCH 'nen tang' ORDER BY rank LIMIT 5;

SELECT level, count(*) FROM provenance GROUP BY level;
"""
EXCEL = """\
=WEBSERVICE("{api}/index.json")
"""


@dataclass(frozen=True, slots=True)
class Example:
    """An example. `title` and `note` are message ids, `language` is what `code` is written in."""

    key: str
    title: str
    language: str
    code: str
    note: str = ""


def examples(export: Export) -> Iterator[Example]:
    """The examples, with the site's own addresses; a platform that is there stands in for any."""
    platform = next(iter(export.portal.catalogue.platforms), "dia-chi-so")
    since = max(filter(None, map(export.changed, export.portal.catalogue.all_entries())), default=export.portal.as_of)
    values = {
        "since": since.isoformat(),
        "api": export.absolute(API),
        "tables": export.absolute(TABLES),
        "platform": platform,
    }
    for key, title, language, code, note in (
        ("curl", "curl", "shell", CURL, N_("Một nền tảng, rồi số nền tảng.")),
        ("python", "Python", "python", PYTHON, N_("Cơ quan nào đang chủ quản nền tảng nào.")),
        (
            "python-changes",
            N_("Python, điều đã đổi từ một ngày"),
            "python",
            PYTHON_CHANGES,
            N_("Mục sửa sau cùng đứng trước, nên gặp ngày cũ hơn là dừng."),
        ),
        ("python-csv", N_("Python, đọc CSV"), "python", PYTHON_CSV, N_("Bỏ dấu nháy canh công thức khi đọc.")),
        ("pandas", "pandas", "python", PANDAS, N_("Nối hai bảng.")),
        ("r", "R", "r", R, N_("Đếm theo phạm vi.")),
        ("sql", "SQL", "sql", SQL, N_("Mở tệp SQLite bằng sqlite3, DB Browser hay Datasette. Tìm kiếm không cần dấu.")),
        (
            "excel",
            "Excel",
            "excel",
            EXCEL,
            N_(
                "Mở tệp Excel là dùng được ngay. Muốn tự cập nhật: Dữ liệu → Lấy dữ liệu → Từ web, dán địa chỉ của một "
                "bảng CSV. Công thức trên đọc mục lục của API."
            ),
        ),
    ):
        yield Example(key, title, language, filled(code, values), note)


def filled(code: str, values: dict[str, str]) -> str:
    """`code` with its `{placeholders}` filled; other braces stay."""
    for name, value in values.items():
        code = code.replace(f"{{{name}}}", value)
    return code
