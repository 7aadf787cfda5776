"""Overlay documents (Overlay Specification 1.0 and 1.1), checked and as records."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json

_VERSION: Final = re.compile(r"1\.[01]\.\d+")
_CODE: Final = "overlay-invalid"
_ROOT: Final = ("overlay", "info", "extends", "actions")
_INFO: Final = ("title", "version", "description")
_ACTION: Final = ("target", "description", "update", "copy", "remove")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action of an overlay (section 4.4.3).

    Attributes:
        target: The JSONPath query that selects the nodes to change.
        update: The value to merge into them.
        has_update: Whether there is one; `null` is a value too.
        copy: The JSONPath query of the node to merge into them; may be empty.
        remove: Whether they are removed.
        at: Where the action stands.
    """

    target: str
    update: Json
    has_update: bool
    copy: str
    remove: bool
    at: Pointer


@dataclass(frozen=True, slots=True)
class _Checker:
    """Reports what is wrong with an overlay document, by member."""

    report: Report

    def members(
        self, node: Mapping[str, Json], known: tuple[str, ...], at: Pointer
    ) -> None:
        """Report members that the specification does not define."""
        for key in node:
            if key in known or key.startswith("x-"):
                continue
            near = difflib.get_close_matches(key, known, n=1)
            help = f"Did you mean {near[0]!r}?" if near else ""
            self.fault(f"An overlay has no member {key!r} here.", at / key, help)

    def text(
        self, node: Mapping[str, Json], key: str, at: Pointer, *, required: bool = False
    ) -> str:
        """Return a text; a report where it is missing or something else."""
        value = node.get(key)
        if isinstance(value, str):
            return value
        if key in node:
            self.fault(f"{key!r} must be a text.", at / key)
        elif required:
            self.fault(f"The member {key!r} is missing.", at)
        return ""

    def fault(self, message: str, at: Pointer, help: str = "") -> None:
        """Report one fault."""
        self.report.error(_CODE, message, at, help=help)


def read_actions(tree: Json, document: str, report: Report) -> tuple[Action, ...]:
    """Return the actions of an overlay document; what is wrong with it is reported.

    Args:
        tree: The document.
        document: Its name in pointers.
        report: Where faults go.
    """
    root = Pointer((), document)
    check = _Checker(report)
    if not isinstance(tree, dict):
        check.fault("An overlay document is an object.", root)
        return ()
    check.members(tree, _ROOT, root)
    version = check.text(tree, "overlay", root, required=True)
    if version and not _VERSION.fullmatch(version):
        message = f"Version {version!r} is not one of Overlay 1.0 or 1.1."
        check.fault(message, root / "overlay", "Write `overlay: 1.1.0`.")
    check.text(tree, "extends", root)
    _check_info(tree, check, root)
    actions = tree.get("actions")
    if not isinstance(actions, list) or not actions:
        what = "must be a list of actions" if "actions" in tree else "are missing"
        what = "are empty" if actions == [] else what
        check.fault(f"The `actions` {what}.", root)
        return ()
    for index, action in enumerate(actions):
        if any(action == other for other in actions[:index]):
            check.fault("The same action stands here twice.", root / "actions" / index)
    found = [
        _action(each, root / "actions" / index, check)
        for index, each in enumerate(actions)
    ]
    known = tuple(each for each in found if each is not None)
    if version.startswith("1.0."):
        _warn_of_copies(known, version, report)
    return known


def _warn_of_copies(actions: Sequence[Action], version: str, report: Report) -> None:
    """Say which actions other tools may pass over, by the version the overlay names."""
    for each in actions:
        if each.copy:
            message = f"`copy` is of Overlay 1.1, and this one says {version}."
            help = "Write `overlay: 1.1.0`, so that other tools copy as well."
            report.warning("overlay-newer", message, each.at / "copy", help=help)


def _check_info(tree: Mapping[str, Json], check: _Checker, root: Pointer) -> None:
    info = tree.get("info")
    if not isinstance(info, dict):
        check.fault("`info` must be an object with a title and a version.", root)
        return
    check.members(info, _INFO, root / "info")
    for key in ("title", "version"):
        check.text(info, key, root / "info", required=True)
    check.text(info, "description", root / "info")


def _action(node: Json, at: Pointer, check: _Checker) -> Action | None:
    if not isinstance(node, dict):
        check.fault("An action is an object with a `target`.", at)
        return None
    check.members(node, _ACTION, at)
    check.text(node, "description", at)
    target = check.text(node, "target", at, required=True)
    copy = check.text(node, "copy", at)
    remove = node.get("remove", False)
    if not isinstance(remove, bool):
        check.fault("`remove` must be true or false.", at / "remove")
    for key, query in (("target", target), ("copy", copy)):
        if query and not query.startswith("$"):
            help = "Write a JSONPath query (RFC 9535), such as `$.info`."
            check.fault(f"The {key} {query!r} does not begin with `$`.", at / key, help)
            return None
    if not target:
        return None
    return Action(
        target=target,
        update=node.get("update"),
        has_update="update" in node,
        copy=copy,
        remove=remove is True,
        at=at,
    )
