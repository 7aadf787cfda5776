"""Calls every operation of one package; runs in a process of its own.

    python -m tests.corpus.calls.worker DOCUMENT VERSION FOLDER PACKAGE RESULT [--only TEXT]

Writes JSON: for each operation what went wrong, and the raw requests for further checkers.
"""

from __future__ import annotations

import argparse
import base64
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.corpus.calls.answers import Planned, failures, is_stream, planned, successes
from tests.corpus.calls.bodies import check_body
from tests.corpus.calls.cases import Case, Values, cases
from tests.corpus.calls.clients import Clients
from tests.corpus.calls.pythonic import Package
from tests.corpus.calls.received import received, unsent
from tests.corpus.calls.server import Loopback, Raw, Reply, running
from tests.corpus.calls.wire import check
from tests.corpus.spec.drawing import Drawer, Size, Undrawable
from tests.corpus.spec.files import as_object, load
from tests.corpus.spec.modern import modern
from tests.corpus.spec.operations import Call, Reader
from tests.corpus.spec.places import Place, Tree

MODES = ("sync", "async")
_SHOWN = 300
_KEYS = frozenset({"idempotency-key", "x-idempotency-key"})


@dataclass(slots=True, kw_only=True)
class Result:
    """What came of an operation.

    Attributes:
        calls: How many calls were made.
        failures: What went wrong: case, mode and reason.
        notes: What could not be tried, in words.
        requests: The raw requests, one of each case, for further checkers.
    """

    method: str
    path: str
    python: str
    calls: int = 0
    failures: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    requests: list[dict[str, object]] = field(default_factory=list)

    def fail(self, case: str, mode: str, reason: str) -> None:
        """Keep a failure."""
        self.failures.append((case, mode, reason[:_SHOWN]))


class Caller:
    """Calls the operations of one document."""

    def __init__(
        self, document: Path, version: str, package: tuple[Path, str], server: Loopback
    ):
        """Read a document and make clients of its package, which is in a folder."""
        files = load(document)
        root = Place(document.resolve().as_uri())
        self._tree = Tree(files)
        self._root = root
        self.calls = list(Reader(self._tree, root).calls())
        self._asked = Drawer(modern(files, version, hidden="readOnly"), "readOnly")
        self._told = Drawer(modern(files, version, hidden="writeOnly"), "writeOnly")
        variables = {name for call in self.calls for name in call.variables}
        self._clients = clients = Clients(*package, server, variables)
        self._server = server
        self._package = Package(clients.module)
        self._keys = self._credentials()
        self._entries = {
            (each["method"], each["path"]): each for each in clients.index["operations"]
        }

    def _credentials(self) -> set[str]:
        """Names of headers, parameters and cookies that carry credentials."""
        root = self._tree.object(self._root)
        components = as_object(root.get("components"))
        schemes = as_object(components.get("securitySchemes"))
        schemes |= as_object(root.get("securityDefinitions"))
        nodes = [as_object(each) for each in schemes.values()]
        return {str(each["name"]) for each in nodes if each.get("type") == "apiKey"}

    def close(self) -> None:
        """Close the clients."""
        self._clients.close()

    def run(self, call: Call, rounds: int) -> Result:
        """Call an operation in all ways."""
        entry = self._entries.get((call.method, call.path))
        result = Result(method=call.method, path=call.path, python="")
        if entry is None or entry.get("python") is None:
            reason = entry.get("skipped") if entry else "not in the index"
            result.fail("", "", f"no method: {reason}")
            return result
        result.python = str(entry["python"])
        body = entry.get("body")
        offered = list(body["media_types"]) if body else []
        missing = [each.media for each in call.body if each.media not in offered]
        if missing:
            result.notes.append(f"not offered: {', '.join(missing)}")
        try:
            for number, case in enumerate(cases(call, self._asked, offered, rounds)):
                result.notes.extend(f"not drawn: {each}" for each in case.left_out)
                self._case(call, entry, case, number, result)
            self._errors(call, entry, result)
            self._streams(call, entry, result)
        except Undrawable as error:
            result.notes.append(f"undrawable: {error}"[:_SHOWN])
        result.notes = list(dict.fromkeys(result.notes))
        return result

    def _case(
        self,
        call: Call,
        entry: Mapping[str, Any],
        case: Case,
        number: int,
        result: Result,
    ) -> None:
        answers = successes(call)
        plan = Planned(label="none", reply=Reply(status=204), values={})
        if answers:
            answer = answers[number % len(answers)]
            try:
                plan = planned(
                    answer, self._told, case.size, wrong=False, salt=case.label
                )
            except Undrawable as error:
                result.notes.append(f"answer {answer.status}: {error}"[:_SHOWN])
                plan = replace(plan, label="undrawn")
        elif any(each.status[:1] == "3" for each in call.answers):
            plan = Planned(label="redirect", reply=Reply(status=204), values={})
        raws = self._both(call, entry, case, plan, result)
        if len(raws) == 2 and not _equal(raws[0], raws[1]):
            result.fail(
                case.label, "both", f"modes differ: {raws[0]!r:.120} {raws[1]!r:.120}"
            )
        if raws:
            result.requests.append(_record(case.label, raws[0]))

    def _both(
        self,
        call: Call,
        entry: Mapping[str, Any],
        case: Case,
        plan: Planned,
        result: Result,
        **more: bool,
    ) -> list[Raw]:
        raws: list[Raw] = []
        for mode in MODES:
            try:
                given = self._arguments(entry, case, mode)
            except Exception as error:  # noqa: BLE001 (it is the result)
                result.fail(case.label, mode, f"arguments: {error!r}")
                continue
            self._server.reply = plan.reply
            self._server.given.clear()
            outcome = self._clients.call(mode, str(entry["python"]), {**given, **more})
            result.calls += 1
            requests = self._server.take()
            if len(requests) != 1:
                result.fail(case.label, mode, unsent(len(requests), outcome))
                continue
            raws.append(requests[0])
            if mode == "sync" or len(raws) == 1:
                for fault in self._sent(call, case, requests[0], **more):
                    result.fail(case.label, mode, f"sent: {fault}")
            media = self._server.given[0].partition(";")[0].strip().lower()
            for fault in received(call, plan, outcome, media):
                result.fail(f"{case.label} {plan.label}", mode, fault)
        return raws

    def _arguments(
        self, entry: Mapping[str, Any], case: Case, mode: str
    ) -> dict[str, object]:
        method = self._clients.method(mode, str(entry["python"]))
        hints = self._package.hints(method)
        rich = case.size is Size.FULL
        found: dict[str, object] = {}
        for each in entry["parameters"]:
            key = (each["in"], each["wire"])
            if key in case.values:
                name = each["python"]
                found[name] = self._package.pythonic(
                    case.values[key], hints[name], rich=rich
                )
        lost = set(case.values) - {(e["in"], e["wire"]) for e in entry["parameters"]}
        for key in list(lost):
            if key[0] == "header" and key[1].lower() in _KEYS:
                # Every call has an option for it.
                found["idempotency_key"] = case.values[key]
                lost.remove(key)
        if lost:
            raise LookupError(f"not in the index: {sorted(lost)}")
        if case.content is not None:
            found |= self._body(entry["body"], case, hints, rich=rich)
        return found

    def _body(
        self,
        body: Mapping[str, Any],
        case: Case,
        hints: Mapping[str, object],
        *,
        rich: bool,
    ) -> dict[str, object]:
        assert case.content is not None
        found: dict[str, object] = {}
        if case.content.media != body["media_types"][0]:
            found["media_type"] = case.content.media
        if body["python"] is not None:
            name = body["python"]
            found[name] = self._package.pythonic(case.body, hints[name], rich=rich)
            return found
        names = {each["wire"]: each["python"] for each in body["fields"]}
        extra: dict[str, object] = {}
        assert isinstance(case.body, dict), f"flat fields for {case.body!r:.40}"
        for wire, value in case.body.items():
            if wire in names:
                name = names[wire]
                found[name] = self._package.pythonic(value, hints[name], rich=rich)
            else:
                extra[wire] = value
        if extra:
            found["extra_body"] = extra
        return found

    def _sent(
        self, call: Call, case: Case, raw: Raw, *, stream: bool = False
    ) -> list[str]:
        """Say what is wrong with a request; `stream` may stand in it as a field."""
        found = list(self._faults(call, case, raw))
        if found and stream:
            body = {} if case.content is None else case.body
            body = {**body, "stream": True} if isinstance(body, dict) else body
            values: Values = {**case.values, ("query", "stream"): True}
            content = case.content or next(iter(call.body), None)
            asked = replace(case, body=body, values=values, content=content)
            found = list(self._faults(call, asked, raw))
        return found

    def _faults(self, call: Call, case: Case, raw: Raw) -> Iterator[str]:
        path = raw.target.partition("?")[0]
        base = "/base" if path.startswith("/base/") or path == "/base" else ""
        base = base or self._own_base(call, path)
        yield from check(call, raw, case.values, base, self._keys)
        if case.content is not None:
            content, required = case.content, call.body_required
            yield from check_body(
                self._tree, content, raw, case.body, required=required
            )
        elif raw.body not in (b"", b"{}"):
            yield f"body: {raw.body!r:.60} was not passed"

    def _own_base(self, call: Call, path: str) -> str:
        """The path of an operation's own server, which hides the client's."""
        head = call.path.partition("{")[0]
        return path[: path.index(head)] if head in path else ""

    def _errors(self, call: Call, entry: Mapping[str, Any], result: Result) -> None:
        try:
            case = next(cases(call, self._asked, _offered(entry), 1))
        except StopIteration:
            return
        for answer in failures(call):
            size = (Size.MINIMAL, Size.FULL)[len(answer.status) % 2]
            try:
                plan = planned(answer, self._told, size, wrong=True)
            except Undrawable as error:
                result.notes.append(f"answer {answer.status}: {error}"[:_SHOWN])
                continue
            self._both(call, entry, case, plan, result)

    def _streams(self, call: Call, entry: Mapping[str, Any], result: Result) -> None:
        method = self._clients.method("sync", str(entry["python"]))
        if "stream" not in self._package.hints(method):
            return
        case = next(cases(call, self._asked, _offered(entry), 1))
        for answer in successes(call)[:1]:
            kept = tuple(e for e in answer.contents if is_stream(e.media))
            if kept:
                answer = replace(answer, contents=kept)
                plan = planned(answer, self._told, Size.FULL, wrong=False)
                self._both(call, entry, case, plan, result, stream=True)


def _offered(entry: Mapping[str, Any]) -> list[str]:
    body = entry.get("body")
    return list(body["media_types"]) if body else []


def _equal(one: Raw, two: Raw) -> bool:
    if one.media.startswith("multipart"):
        return one.target == two.target and abs(len(one.body) - len(two.body)) < 200
    same = one.target == two.target and one.body == two.body
    return same and one.media == two.media and one.method == two.method


def _record(label: str, raw: Raw) -> dict[str, object]:
    body = base64.b64encode(raw.body).decode()
    return {"case": label, "target": raw.target, "headers": raw.headers, "body": body}


def main() -> int:
    """Call everything and write what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("document", "version", "folder", "package", "result"):
        parser.add_argument(name)
    parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=4)
    given = parser.parse_args()
    sys.dont_write_bytecode = True
    sys.path.insert(0, given.folder)
    with running() as server, open(given.result, "w", encoding="utf-8") as out:
        package = (Path(given.folder), given.package)
        caller = Caller(Path(given.document), given.version, package, server)
        for call in caller.calls:
            if given.only in f"{call.method} {call.path}":
                result = caller.run(call, given.rounds)
                out.write(json.dumps({k: getattr(result, k) for k in _FIELDS}) + "\n")
                out.flush()
        caller.close()
    return 0


_FIELDS = ("method", "path", "python", "calls", "failures", "notes", "requests")

if __name__ == "__main__":
    sys.exit(main())
