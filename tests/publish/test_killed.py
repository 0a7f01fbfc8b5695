"""A publication that is killed, at whatever moment, leaves readers with a whole site, the old or the new."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.publish.another import seal

from ndp.export.build_record import NAME
from ndp.publish.releases import CURRENT, RELEASES, Releases

ROOT = Path(__file__).parents[2]
RECORD = '{"commit":"%s","as_of":"2026-11-24","demonstration":false,"entries":{},"files":0,"digest":""}'


def build(folder: Path, word: str) -> Path:
    """A small site: long enough texts to be packed, a folder, something that is never packed."""
    for name in ("index.html", "en/index.html", "assets/a.woff2"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{word} {name} " * 100, encoding="utf-8")
    (folder / NAME).write_text(RECORD % (word[0] * 40), encoding="utf-8")
    seal(folder)
    return folder


def test_killed_before_each_change_to_the_disk_it_leaves_a_whole_site(tmp_path: Path) -> None:
    digests = {}
    for word in ("old", "new"):
        published = tmp_path / f"published-{word}"
        Releases(published).add(build(tmp_path / word, word), 1)
        digests[word] = json.loads(run(tmp_path, f"print(json.dumps(state(Path('published-{word}'))))"))["shown"]
    old, new = digests["old"], digests["new"]
    found = json.loads(run(tmp_path, "main(Path('.'))"))
    assert len(found) > 30
    assert [each["moment"] for each in found if not each["killed"]] == [len(found) - 1]
    for each in found:
        assert each["shown"] in (old, new), each
        assert each["shown"] in each["kept"], each
        assert set(each["kept"]) <= {old, new}, each
        assert each["then"] == {"shown": new, "kept": [new]}, each
        assert [name for name in each["left"] if not name[0].isdigit()] == [".lock", CURRENT, RELEASES], each
    shown = [each["shown"] for each in found]
    # It changes hands once.
    assert shown == sorted(shown, key=[old, new].index)
    assert set(shown) == {old, new}


def run(folder: Path, script: str) -> str:
    """What a script prints that has all names of the killing module, run in `folder`."""
    lines = ("import json", "from pathlib import Path", "from tests.publish.killed import *", script)
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        cwd=folder,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'hooks'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
