"""`make figures`: writes the page of the bars; `--record NAME` makes a long run first and keeps what it finds.

python -m tests.figures [--record fuzz --day 2026-11-24 --machine-vi "máy ảo" --machine-en "virtual machine"]
"""

from __future__ import annotations

import argparse
import json
from datetime import date

from tests.figures.long_runs import LONG_RUNS
from tests.figures.page import FILES, RECORDS, page, records
from tests.site.building import ROOT


def main() -> int:
    """Run what is asked for, then write the page in both languages."""
    parser = argparse.ArgumentParser(prog="python -m tests.figures", description=__doc__)
    parser.add_argument("--record", choices=LONG_RUNS, action="append", default=[])
    parser.add_argument("--day", type=date.fromisoformat, help="the day of the long run")
    parser.add_argument("--machine-vi", help="the kind of machine, in Vietnamese")
    parser.add_argument("--machine-en", help="the same in English")
    arguments = parser.parse_args()
    if arguments.record and not (arguments.day and arguments.machine_vi and arguments.machine_en):
        parser.error("--record needs --day, --machine-vi and --machine-en")
    for name in arguments.record:
        kept = records()
        kept[name] = {
            "day": arguments.day.isoformat(),
            "machine": {"vi": arguments.machine_vi, "en": arguments.machine_en},
            "values": LONG_RUNS[name](),
        }
        RECORDS.write_text(json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    for language, file in FILES.items():
        (ROOT / file).write_text(page(language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
