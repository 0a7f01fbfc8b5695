"""The costliest files stay within the memory that a single file may take. Time is measured by `make fuzz`."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.fuzz.worst import FILES, MOST_MIB, ROOT


def test_no_file_takes_more_memory_than_it_may() -> None:
    """All in one process: what one leaves behind, the next one has too, so each alone takes less."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.fuzz.worst", *FILES]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    costs = json.loads(done.stdout)
    assert len(costs) == len(FILES)
    assert max(cost["mebibytes"] for cost in costs) < MOST_MIB
