"""Everything that can be reached from the entry: checked, upgraded, and followed.

What an object is depends on where it stands, and in another file on who refers to it. So
files are not upgraded as they are read, but when a reference refers into them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.read.openapi import Role, limits, misplaced, walk
from sdkwright.read.upgrade import Upgrader, upgrader
from sdkwright.read.validate import check_node, check_schema, mapped
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.read.documents import Documents, Store
    from sdkwright.read.openapi import Tokens
    from sdkwright.read.validate import StructureValidator


# What a client can do without.
_ACCESSORIES: Final = frozenset({Role.EXAMPLE, Role.LINK})


def link(documents: Documents, store: Store, structure: StructureValidator) -> None:
    """Check and upgrade all objects, and report references without a target."""
    linker = _Linker(documents=documents, store=store, structure=structure)
    work: list[tuple[Pointer, Role]] = [(Pointer(), Role.API)]
    count = 0
    while work:
        for reference, at, role in linker.visit(*work.pop()):
            unwanted = documents.report.unwanted
            if unwanted is not None and unwanted(at):
                continue
            count += 1
            if count > limits.REFERENCES:
                message = f"There are more than {limits.REFERENCES:,} references."
                documents.report.error("limit-references", message, at)
                return
            target = documents.find(reference, at)
            if target is not None:
                work.append((target, role))
            elif role in _ACCESSORIES:
                message = f"The reference {reference!r} has no target; it is left out."
                documents.report.warning("reference-not-found", message, at / "$ref")
            else:
                documents.resolve(reference, at)
    structure.finish()


@dataclass(slots=True, kw_only=True)
class _Linker:
    documents: Documents
    store: Store
    structure: StructureValidator
    # By id; the objects are kept so that no other can get the same id.
    _visited: dict[int, Json] = field(default_factory=dict[int, "Json"])
    _upgraders: dict[str, Upgrader] = field(default_factory=dict[str, "Upgrader"])

    def visit(self, at: Pointer, role: Role) -> list[tuple[str, Pointer, Role]]:
        """Check and upgrade a tree; return its references and what they refer to."""
        tree = self.documents.get(at)
        if id(tree) in self._visited:
            return []
        self._check(tree, role, at)
        found: list[tuple[str, Pointer, Role]] = []
        upgrade = self._upgrader(at.document)
        version = self.store.documents[at.document].version
        report = self.documents.report

        def warn(code: str, message: str, tokens: Tokens, help: str) -> None:
            self.structure.warn(code, message, Pointer(tokens, at.document), help)

        for node, each, tokens in walk(tree, role, at.tokens):
            if id(node) not in self._visited:
                self._visited[id(node)] = node
                place = Pointer(tokens, at.document)
                if each is Role.SCHEMA:
                    check_schema(node, tokens, version, warn)
                upgrade.upgrade(node, each, tokens)
                self._include(node, each, place)
                check_node(node, each, place, report)
                if "discriminator" in node:
                    found += self._mapped(node, place)
            reference = node.get("$ref", node.get("$dynamicRef"))
            if isinstance(reference, str):
                found.append((reference, Pointer(tokens, at.document), each))
        return found

    def _mapped(
        self, node: dict[str, Json], at: Pointer
    ) -> list[tuple[str, Pointer, Role]]:
        """Return what a discriminator refers to."""
        found: list[tuple[str, Pointer, Role]] = []
        for name, reference in mapped(node):
            place = at / "discriminator" / "mapping" / name
            if self.documents.find(reference, place) is not None:
                found.append((reference, place, Role.SCHEMA))
        return found

    def _check(self, tree: Json, role: Role, at: Pointer) -> None:
        """Check an object by its meta-schema, unless that was or cannot be done."""
        # The entry is checked as a whole, and nothing can be checked once it is upgraded.
        if at.document == "" and role is not Role.API:
            return
        if self._visited and any(
            id(each) in self._visited for each, _, _ in walk(tree, role)
        ):
            return
        self.structure.check(tree, role, at, self.store.documents[at.document].version)

    def _include(self, node: dict[str, Json], role: Role, at: Pointer) -> None:
        """Follow references where the specification has none.

        A text or other data takes the reference's place. Of objects by name each becomes a
        reference of its own, as what they refer to depends on where they stand.
        """
        for key, value, by_name in misplaced(node, role):
            reference = str(value["$ref"])
            target = self.documents.resolve(reference, at / key)
            if target is None:
                continue
            included = self.documents.get(target)
            if by_name or (isinstance(included, list) and key == "parameters"):
                node[key] = _expanded(reference, included)
            else:
                node[key] = included

    def _upgrader(self, name: str) -> Upgrader:
        if name not in self._upgraders:
            document = self.store.documents[name]

            def peek(reference: str) -> Json:
                at = self.documents.find(reference, Pointer((), name))
                return None if at is None else self.documents.get(at)

            self._upgraders[name] = upgrader(
                document.version, document.pointer_map, peek
            )
        return self._upgraders[name]


def _expanded(reference: str, target: Json) -> Json:
    prefix = reference if "#" in reference else reference + "#"
    if isinstance(target, list):
        return [{"$ref": f"{prefix}/{index}"} for index in range(len(target))]
    if not isinstance(target, dict):
        return {}
    return {
        name: {"$ref": prefix + Pointer((name,)).fragment.removeprefix("#")}
        for name in target
    }
