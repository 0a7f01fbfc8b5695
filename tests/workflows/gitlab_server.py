#!/usr/bin/env -S python3 -S -E
"""Stands for `curl` and the GitLab behind it: all that is asked or written goes to a JSON file beside it."""

import json
import pathlib
import sys
import urllib.parse
from typing import Any

STORE = pathlib.Path(__file__).parent / "gitlab.json"
MACHINE = 77


def arguments(words: list[str]) -> tuple[str, str, dict[str, str], str]:
    """Method, address, fields, body."""
    method, fields, body = "GET", {}, ""
    address = words[-1]
    place = 0
    while place < len(words) - 1:
        word = words[place]
        if word in ("--request", "--header", "--data", "--data-urlencode"):
            value = words[place + 1]
            place += 1
            if word == "--request":
                method = value
            elif word == "--header":
                assert "secret" in value or value.startswith("Content-Type")
            elif value == "@-":
                body = sys.stdin.read()
            elif word == "--data-urlencode" and "@" in value.partition("=")[0]:
                name, _, file = value.partition("@")
                fields[name] = pathlib.Path(file).read_text(encoding="utf-8")
            else:
                name, _, fields[name] = value.partition("=")
        else:
            assert word in ("--silent", "--show-error", "--fail"), word
        place += 1
    return method, address, fields, body


def gid(user: int | None) -> dict[str, str] | None:
    return {"id": f"gid://gitlab/User/{user}"} if user else None


def asked(store: dict[str, Any], query: str, number: str) -> Any:
    """The answer of the GraphQL interface."""
    if "workItems" in query:
        issue = store["issues"][int(number) - 1]
        words = {"description": issue["description"], "lastEditedBy": gid(issue.get("editor"))}
        item = {"author": gid(issue["author"]["id"]), "createdAt": issue["created_at"], "state": issue["state"]}
        return {"project": {"workItems": {"nodes": [{**item, "widgets": [{}, words]}]}}}
    wrote = {"nodes": [gid(user) for user in store["committers"]], "pageInfo": {"hasNextPage": store["more"]}}
    return {"project": {"mergeRequest": {"committers": wrote}}}


def rest(store: dict[str, Any], method: str, path: str, fields: dict[str, str]) -> Any:
    """The answer of the REST interface; what it changes is written into `store`."""
    path, _, query = path.partition("?")
    wanted = dict(urllib.parse.parse_qsl(query))
    kind, *rest = path.split("/")
    if kind == "statuses":
        store["statuses"].append([rest[0], fields["name"], fields["state"]])
        return {}
    if len(rest) > 1 and rest[1] in ("notes", "versions"):
        listed = store.setdefault("/".join((kind, *rest[:2])), [])
        if method == "GET":
            first = (int(wanted["page"]) - 1) * 100
            return listed[first : first + 100]
        note = {"id": len(listed) + 1, "author": {"id": MACHINE}, "system": False, "body": ""}
        kept = listed[int(rest[2]) - 1] if method == "PUT" else note
        kept["body"] = fields["body"]
        if method == "POST":
            listed.append(kept)
        return kept
    things = store[kind]
    if method == "GET" and rest:
        return things[int(rest[0]) - 1]
    if method == "GET":
        found = [each for each in things if each["state"] in ("OPEN", "opened")]
        return [each for each in found if wanted.get("source_branch") in (None, each.get("source_branch"))]
    thing = {"iid": len(things) + 1, "author": {"id": MACHINE}, "state": "OPEN"}
    changed = things[int(rest[0]) - 1] if method == "PUT" else thing
    changed |= fields
    if fields.get("state_event") == "close":
        changed["state"] = "CLOSED"
    if method == "POST":
        things.append(changed)
    return changed


def main() -> None:
    """Answer once."""
    store = json.loads(STORE.read_text(encoding="utf-8"))
    method, address, fields, body = arguments(sys.argv[1:])
    if address.endswith("/graphql"):
        question = json.loads(body)
        answer = {"data": asked(store, question["query"], question["variables"]["number"])}
    elif address.endswith("/user"):
        answer = {"id": MACHINE}
    else:
        answer = rest(store, method, address.partition("/projects/1/")[2], fields)
    STORE.write_text(json.dumps(store), encoding="utf-8")
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
