"""Each guide walked through in a scratch repository: its commands are run as they stand, and do what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.docs.pages import PAGE_BY_URL, GuidePage
from tests.docs.test_guides import MISTAKEN, MISTAKES, hold
from tests.docs.walking import Forge, Step, Walker, before_marked, fences

from ndp.i18n import LANGUAGES

READY, REFUSED, NEEDS_APPROVAL = 0, 1, 3
EDITOR, STRANGER, SECRETARY, COORDINATOR = "1001", "1201", "4001", "3001"
ACCOUNT = "catalogue/accounts/ban-do-1.yml"
COORDINATORS, MAINTAINERS, FOCAL = (3001, 3002), (5001, 5002), 2001
# It runs until it is stopped; that pages are built of a catalogue is tested elsewhere.
STAYS = "make serve"
ADDRESS = {"vi": "địa chỉ kho mã", "en": "address of the repository"}
NUMBER = {"vi": "số", "en": "number"}
USER = {"vi": "số tài khoản", "en": "user number"}
languages = pytest.mark.parametrize("language", LANGUAGES)

Made = Callable[[dict[str, str]], Forge]


@pytest.fixture
def forge(tmp_path: Path) -> Made:
    return lambda files: Forge.made(tmp_path, files)


GUIDES = {
    "enterprises": {"vi": "huong-dan/doanh-nghiep", "en": "en/guides/enterprises"},
    "reviewers": {"vi": "huong-dan/nguoi-duyet", "en": "en/guides/reviewers"},
    "coordinators": {"vi": "huong-dan/them-muc", "en": "en/guides/add-records"},
    "secretaries": {"vi": "huong-dan/thu-ky", "en": "en/guides/secretaries"},
    "maintainers": {"vi": "phat-trien/xet-thay-doi", "en": "en/developing/judging-changes"},
}


def guide(key: str, language: str) -> GuidePage:
    return PAGE_BY_URL[f"/{GUIDES[key][language]}/"]


def succeeded(steps: list[Step]) -> list[Step]:
    for step in steps:
        assert step.status == 0, f"{step.line}\n{step.out}{step.err}"
    return steps


def propose(walker: Walker, files: dict[str, str], branch: str = "de-nghi") -> str:
    """Files saved, committed on a branch and pushed; the commit."""
    walker.write(files)
    succeeded(
        walker.run(
            f"git switch --quiet --create {branch}\ngit add catalogue\ngit commit --quiet --message 'Đề nghị'\n"
            f"git push --quiet --set-upstream origin {branch}"
        )
    )
    return succeeded(walker.run("git rev-parse HEAD"))[0].out.strip()


def review(walker: Walker, actor: str, head: str, *approved: int) -> Step:
    """What `ndp review` says of a pushed commit, with approvals of it."""
    reviews = [{"user": user, "state": "approved", "commit": head, "at": "2026-11-21T08:00:00Z"} for user in approved]
    file = walker.directory.parent / "y-kien.json"
    file.write_text(json.dumps({"forge": "github", "complete": True, "reviews": reviews}), encoding="utf-8")
    line = f".venv/bin/ndp review --base origin/main --head {head} --actor github:{actor} --approvals {file}"
    return walker.run(line)[0]


@languages
def test_an_enterprise_proposes_and_a_reviewer_reviews(
    language: str, forge: Made, request: pytest.FixtureRequest
) -> None:
    page, reviewers = guide("enterprises", language), guide("reviewers", language)
    base = forge({MISTAKEN: before_marked(page, MISTAKEN)})
    tools, begin, again, serve, send = fences(page)
    assert serve.text.strip() == STAYS
    walker = base.walker("doanh-nghiep", **{ADDRESS[language]: str(base.bare.directory)})
    succeeded(walker.run(begin.text))

    *first, last = walker.run(tools.text)
    succeeded(first)
    assert last.status == 1, "the new files have gaps"
    assert set(re.findall(r"NDP[0-9]{3}", last.out)) == {"NDP206"}
    succeeded(walker.run("git clean --quiet --force -d catalogue"))

    mistaken = dict(page.examples)
    for right, wrong in MISTAKES:
        mistaken[MISTAKEN] = mistaken[MISTAKEN].replace(right, wrong)
    walker.write(mistaken)
    (told,) = walker.run(again.text)
    assert told.status == 1
    assert [place.partition(": ")[0] for place in told.out.split("\n") if place.startswith("catalogue/")] == [
        place.partition(": ")[0]
        for fence in page.fences
        if fence.title.startswith(".venv/bin/ndp validate")
        for place in fence.text.split("\n")
        if place.startswith("catalogue/")
    ]
    walker.write(page.examples)
    succeeded(walker.run(again.text))
    succeeded(walker.run(send.text))

    head = base.bare.git("rev-parse", send.text.split()[-1])
    base.bare.git("update-ref", "refs/pull/7/head", head)
    places = {NUMBER[language]: "7", USER[language]: EDITOR}
    reviewer = base.copy("nguoi-duyet", **places)
    fetch, judge, check = fences(reviewers)
    _, changed = succeeded(reviewer.run(fetch.text))
    assert "+    from: 2025-03-10" in changed.out
    (judged,) = reviewer.run(judge.text)
    assert judged.status == NEEDS_APPROVAL, judged.out + judged.err
    shown = next(fence for fence in reviewers.fences if fence.title.startswith(".venv/bin/ndp review"))
    hold(reviewers, shown, judged.out.split("\n\n", 2)[2], request)
    succeeded(reviewer.run(check.text))
    succeeded(reviewer.run("git switch main"))
    assert review(reviewer, EDITOR, head, FOCAL).status == NEEDS_APPROVAL
    assert review(reviewer, EDITOR, head, FOCAL, COORDINATORS[0]).status == READY
    assert review(reviewer, STRANGER, head, *COORDINATORS).status == REFUSED


@languages
def test_what_the_guide_says_an_enterprise_may_not_propose_is_refused(language: str, forge: Made) -> None:
    page = guide("enterprises", language)
    base = forge(dict(page.examples))
    text = page.examples[MISTAKEN]
    for number, changed in enumerate(
        (
            text.replace("provenance:\n  level: unv", "status: in-use\nprovenance:\n  level: unv"),
            text.replace("url: https://vi-du.example/", "url: https://khac.example/"),
        )
    ):
        assert changed != text
        walker = base.copy(f"doanh-nghiep-{number}")
        head = propose(walker, {MISTAKEN: changed}, f"de-nghi-{number}")
        assert review(walker, EDITOR, head, *COORDINATORS).status == REFUSED


@languages
def test_a_coordinator_adds_a_platform_an_edition_and_a_merger(language: str, forge: Made) -> None:
    page = guide("coordinators", language)
    assert fences(page) == []
    base = forge({})
    walker = base.copy("dieu-phoi")
    head = propose(walker, page.examples)
    succeeded(walker.run(".venv/bin/ndp validate"))
    told = review(walker, COORDINATOR, head)
    assert told.status == NEEDS_APPROVAL, told.out
    assert review(walker, COORDINATOR, head, MAINTAINERS[0]).status == NEEDS_APPROVAL
    assert review(walker, COORDINATOR, head, *MAINTAINERS).status == READY
    assert review(walker, EDITOR, head, *MAINTAINERS).status == REFUSED


@languages
def test_a_secretary_brings_an_evaluation_and_a_recognition(language: str, forge: Made) -> None:
    page, before = guide("secretaries", language), guide("coordinators", language)
    base = forge(dict(before.examples))
    walker = base.copy("thu-ky")
    own = {path: text for path, text in page.examples.items() if before.examples.get(path) != text}
    head = propose(walker, own)
    succeeded(walker.run(".venv/bin/ndp validate"))
    result = next(fence for fence in page.fences if fence.title.startswith(".venv/bin/ndp score"))
    (scored,) = succeeded(walker.run(result.title))
    assert scored.out == result.text
    told = review(walker, SECRETARY, head)
    assert told.status == NEEDS_APPROVAL, told.out
    assert review(walker, SECRETARY, head, COORDINATORS[0]).status == NEEDS_APPROVAL
    assert review(walker, SECRETARY, head, *COORDINATORS).status == READY
    assert review(walker, EDITOR, head, *COORDINATORS).status == REFUSED


@languages
def test_maintainers_judge_record_audit_and_end_an_account(language: str, forge: Made, tmp_path: Path) -> None:
    page = guide("maintainers", language)
    judge, proposer = fences(page)
    base = forge({MISTAKEN: before_marked(guide("enterprises", language), MISTAKEN)})
    first = base.bare.git("rev-parse", "main")
    author = base.copy("doanh-nghiep")
    # The guide's name for the branch, and its example of a file of reviews.
    branch = judge.text.partition("--head ")[2].split()[0]
    head = propose(author, dict(guide("enterprises", language).examples), branch)
    maintainer = base.copy("quan-tri")
    succeeded(maintainer.run(f"git branch --quiet {branch} origin/{branch}"))
    (example,) = fences(page, "json")
    reviews = json.loads(re.sub(r"<[^<>]*>", head, example.text))
    reviews["reviews"].append({**reviews["reviews"][0], "user": COORDINATORS[0]})
    for review_of in reviews["reviews"]:
        review_of["at"] = "2026-11-21T08:00:00Z"
    maintainer.write({judge.text.partition("--approvals ")[2].split()[0]: json.dumps(reviews)})
    (judged,) = succeeded(maintainer.run(judge.text))
    assert judged.out.startswith("## ")

    pull = {"user": {"id": int(EDITOR)}, "head": {"ref": branch, "sha": head, "repo": None}}
    issue = {"author": None, "editor": None, "body": "", "createdAt": "2026-11-21T08:00:00Z"}
    maintainer.write(
        {
            "pull.json": json.dumps({**pull, "base": {"ref": "main", "sha": "", "repo": None}}),
            "issue.json": json.dumps(issue),
        }
    )
    assert succeeded(maintainer.run(proposer.text))[0].out == f"github:{EDITOR}\n"

    trailers = succeeded(maintainer.run(f"{judge.text.strip().removesuffix('markdown')}trailers"))[0].out
    shown = next(fence.text for fence in fences(page, "text") if fence.text.startswith("Proposed-by"))
    assert [line.split()[0] for line in shown.strip().split("\n")] == sorted(
        {line.split()[0] for line in trailers.strip().split("\n")}, reverse=True
    )
    assert shown.split("\n")[0] == trailers.split("\n")[0]
    (maintainer.directory / "merge.txt").write_text(f"Gộp\n\n{trailers}", encoding="utf-8")
    succeeded(maintainer.run(f"git merge --quiet --no-ff --file merge.txt {branch}\ngit push --quiet origin main"))
    succeeded(maintainer.run(f".venv/bin/ndp audit --since {first}"))
    sign_and_require(page, maintainer, base, head, first, tmp_path)

    (checked,) = maintainer.run(".venv/bin/ndp owners --check")
    assert checked.status == 1, "the scratch repository has no .github yet"
    succeeded(maintainer.run(".venv/bin/ndp owners --write\n.venv/bin/ndp owners --check"))
    ended = (maintainer.directory / ACCOUNT).read_text(encoding="utf-8") + "to: 2026-11-23\n"
    taken = propose(maintainer, {ACCOUNT: ended}, "het-quyen")
    assert review(maintainer, str(MAINTAINERS[0]), taken, COORDINATORS[0]).status == NEEDS_APPROVAL
    assert review(maintainer, str(MAINTAINERS[0]), taken, *COORDINATORS).status == READY
    succeeded(maintainer.run(f"git rm --quiet {ACCOUNT}\ngit commit --quiet --message 'Xóa'\ngit push --quiet"))
    gone = succeeded(maintainer.run("git rev-parse HEAD"))[0].out.strip()
    assert review(maintainer, str(MAINTAINERS[0]), gone, *COORDINATORS).status == REFUSED


def sign_and_require(page: GuidePage, maintainer: Walker, base: Forge, head: str, first: str, folder: Path) -> None:
    """The guide's command for a signed approval; nobody has a key in the catalogue yet, so the audit asks in vain."""
    succeeded(maintainer.run(f"ssh-keygen -q -t ed25519 -N '' -f {folder}/khoa"))
    succeeded(maintainer.run(f"git config gpg.format ssh\ngit config user.signingkey {folder}/khoa"))
    tag = next(fence.text for fence in fences(page, "text") if fence.text.startswith("git tag"))
    succeeded(maintainer.run(re.sub(r"<[^<>]*>", head, tag)))
    assert "duyet/2001-" in base.bare.git("ls-remote", str(maintainer.directory), "refs/tags/*")
    (audited,) = maintainer.run(f".venv/bin/ndp audit --since {first} --require-signatures")
    assert audited.status == 1


@languages
def test_short_guides_are_walked(language: str, forge: Made) -> None:
    """Checking, what is due, what an incident asks: each command answers, none is a wrong use.

    Publishing and rolling back, which need a built site, are rehearsed in tests/publish.
    """
    walker = forge({}).copy("moi-nguoi")
    pages = {
        "vi": ("huong-dan/kiem-tra", "huong-dan/ke-hoach-bao-cao", "phat-trien/an-toan"),
        "en": ("en/guides/validate", "en/guides/plans-reports", "en/developing/security"),
    }
    steps = [
        step
        for name in pages[language]
        for fence in fences(PAGE_BY_URL[f"/{name}/"])
        for step in ([] if re.search("rollback|publish", fence.text) else walker.run(fence.text))
    ]
    assert {step.line.split()[1] for step in steps} == {"validate", "due", "audit"}
    for step in steps:
        assert step.status in ((READY,) if "validate" in step.line else (READY, 1)), f"{step.line}\n{step.err}"
        assert step.out
