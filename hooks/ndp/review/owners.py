"""Files that a forge and Git read, made of the catalogue's accounts: CODEOWNERS and allowed_signers.

CODEOWNERS is the second line only: a forge lets any one owner of a line suffice, knows no “not of the proposer's
organisation”, and owners need write access, which enterprises never get. `ndp review` is the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue
from ndp.model.rights import Account, Forge, Party
from ndp.review.parties import Standings, Subject

HEADER = (
    "# Sinh từ catalogue/accounts và catalogue/assignments bằng `ndp owners --write`; đừng sửa tay.",
    "# Generated from the catalogue by `ndp owners --write`; do not edit.",
)
DIFFERS = N_("{file} khác với danh mục; chạy `ndp owners --write`.")
NO_ACCOUNTS = "# Danh mục chưa có tài khoản nào có quyền duyệt. / No account may approve yet."
# Files of one platform, by its id.
OF_PLATFORM = ("platforms/{}.yml", "plans/{}/", "reports/{}/", "measurements/{}.yml", "stories/{}/")
PLATFORM_PARTIES: frozenset[Party] = frozenset({"focal", "host", "coordinator"})
OFFICES: tuple[tuple[str, tuple[Party, ...]], ...] = (
    ("*", ("maintainer",)),
    ("/catalogue/", ("coordinator", "maintainer")),
    ("/catalogue/criteria/", ("secretary", "coordinator")),
    ("/catalogue/evaluations/", ("secretary", "coordinator")),
    ("/catalogue/recognitions/", ("secretary", "coordinator")),
)
# Named after all others, because the last line that fits a path is the one that counts.
RIGHTS: tuple[tuple[str, tuple[Party, ...]], ...] = (
    ("/catalogue/accounts/", ("maintainer", "coordinator")),
    ("/catalogue/policy.yml", ("maintainer", "coordinator")),
    ("/schemas/", ("maintainer",)),
    ("/.github/", ("maintainer",)),
)


def codeowners(catalogue: Catalogue, day: date, forge: Forge = "github") -> str:
    """The text of CODEOWNERS as of a day."""
    standings = Standings(catalogue, day)
    accounts = [account for account in standings.valid() if account.forge == forge]
    lines = [*_offices(standings, accounts, OFFICES)]
    for platform in sorted(catalogue.platforms):
        subject = Subject("platform", platform)
        owners = _owners(standings, accounts, subject, PLATFORM_PARTIES)
        if owners:
            lines += [f"/catalogue/{path.format(platform)} {owners}" for path in OF_PLATFORM]
    lines += _offices(standings, accounts, RIGHTS)
    return "\n".join((*HEADER, *(lines or [NO_ACCOUNTS]))) + "\n"


def allowed_signers(catalogue: Catalogue, day: date) -> str:
    """The text of the file that `git -c gpg.ssh.allowedSignersFile` reads: who signs with which key from when to when.

    A key holds for the account's time, so that old commits stay verifiable; `day` leaves out what has not begun.
    """
    lines = [
        f'{account.person} namespaces="git",{_span(account)} {key}'
        for account in catalogue.accounts.values()
        if account.from_.earliest <= day
        for key in account.keys
    ]
    return "\n".join((*HEADER, *sorted(lines))) + "\n"


def _offices(
    standings: Standings, accounts: list[Account], table: Iterable[tuple[str, tuple[Party, ...]]]
) -> Iterator[str]:
    for path, parties in table:
        owners = _owners(standings, accounts, Subject("code"), frozenset(parties))
        if owners:
            yield f"{path} {owners}"


def _owners(standings: Standings, accounts: list[Account], subject: Subject, parties: frozenset[Party]) -> str:
    names = (account.login for account in accounts if standings.parties(account, subject, "approve") & parties)
    return " ".join(f"@{name}" for name in sorted(names))


def _span(account: Account) -> str:
    start = f'valid-after="{account.from_.earliest:%Y%m%d}Z"'
    return f'{start},valid-before="{account.to.latest:%Y%m%d}235959Z"' if account.to else start
