"""`ndp score`: compute the result of an evaluation file and show the whole way to it."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from ndp.commands.parser import Parser, Subparsers, UsageError, add_common_options

FORMATS = ("text", "json")
COMPUTED, PROBLEMS = 0, 1
DESCRIPTION = """\
Tính kết quả của một tệp đánh giá, kể cả tệp chưa đưa vào danh mục, và in ra cách tính: từng tiêu chí, từng nhóm,
số thành viên, vì sao chưa đạt và điều gì phải khác đi. Mã thoát: 0 tính được, 1 tệp có lỗi, 2 dùng lệnh sai.

Computes the result of an evaluation file, in the catalogue or not yet, and prints the whole derivation. Exit status:
0 computed, 1 the file has problems, 2 wrong use."""


def add_parser(commands: Subparsers) -> Parser:
    """The parser of `ndp score`."""
    parser = commands.add_parser("score", help="tính kết quả đánh giá / compute a result", description=DESCRIPTION)
    parser.add_argument_group("Tham số / Arguments").add_argument(
        "file", metavar="FILE", type=Path, help="tệp đánh giá (YAML) / the evaluation file (YAML)"
    )
    options = add_common_options(parser)
    options.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text: cho người đọc; json: cho chương trình, số viết dạng phân số / for people, for programs (text)",
    )
    return parser


def run(arguments: Namespace) -> int:
    """Read the file, derive, print. The criteria and the ties of members come from the catalogue."""
    from ndp.commands.workplace import find_project, load_schemas
    from ndp.derive.conflicts import conflicted_members
    from ndp.derive.scoring import derive
    from ndp.kinds import KIND_BY_NAME
    from ndp.model.evaluation import CriteriaSet, Evaluation
    from ndp.model.load import load_catalogue, read_entry
    from ndp.report.scores import ScoreReport
    from ndp.report.source_lines import SourceLines
    from ndp.report.terminal import render_problems
    from ndp.source import read_file

    project = find_project(arguments.catalogue)
    schemas = load_schemas(project)
    try:
        data = read_file(arguments.file)
    except OSError as error:
        raise UsageError(f"không đọc được tệp / cannot read the file: {arguments.file}") from error
    path = str(arguments.file)
    entry, problems = read_entry(schemas, KIND_BY_NAME["evaluation"], arguments.file.stem, path, data)
    if entry is None or not isinstance(entry.record, Evaluation):
        sys.stderr.write(render_problems(problems, arguments.lang, SourceLines(Path()).line_of))
        return PROBLEMS
    evaluation = entry.record
    catalogue = load_catalogue(project.root, schemas).catalogue
    criteria = catalogue.of_type(CriteriaSet).get(evaluation.criteria)
    if criteria is None:
        raise UsageError(f"danh mục không có bộ tiêu chí / no such criteria in the catalogue: {evaluation.criteria}")
    conflicted = conflicted_members(catalogue, evaluation)
    excluded = conflicted | {member.id for member in evaluation.members if member.recused}
    report = ScoreReport(path, criteria, evaluation, derive(criteria, evaluation, conflicted), excluded)
    sys.stdout.write(report.as_json() if arguments.format == "json" else report.as_text(arguments.lang))
    return COMPUTED
