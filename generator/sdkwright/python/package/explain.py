"""Where every name comes from: the entries behind `gen explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.emit.code import Entry
from sdkwright.ir import Record
from sdkwright.python.names import module_name, spelling_of
from sdkwright.python.package.replacements import custom_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.python.client import ApiPlan


def explanations(plan: ApiPlan) -> Iterator[Entry]:
    """Yield an entry for each resource, method, parameter, type and field of an API."""
    prefix = ".".join(plan.module.split(".")[1:])
    dotted = f"{prefix}." if prefix else ""
    for resource in plan.tree.every:
        name = f"{dotted}{'.'.join(resource.path)}"
        file = f"{plan.folder}/resources/{resource.module}.py"
        if resource.path:
            yield Entry(
                name=name, kind="resource", pointer="", rule=resource.rule, file=file
            )
        for operation in resource.operations:
            path, planned = plan.methods[operation.id]
            method = f"{dotted}{path}"
            yield Entry(
                name=method,
                kind="method",
                pointer=operation.id,
                rule=planned.rule,
                file=file,
            )
            for each in planned.arguments.every:
                yield Entry(
                    name=f"{method}.{each.python}",
                    kind="parameter",
                    pointer=each.pointer,
                    rule=each.rule,
                    file=file,
                )
    yield from _types(plan, dotted)
    for path, planned in plan.aliases:
        yield Entry(
            name=f"{dotted}{path}",
            kind="method",
            pointer=planned.operation.alias_of,
            rule=f"an earlier name: {planned.operation.docs.deprecation}",
            file=f"{plan.folder}/resources/{module_name(planned.owner, spelling_of(plan.api))}.py",
        )
    yield from custom_entries(plan, dotted)


def _types(plan: ApiPlan, dotted: str) -> Iterator[Entry]:
    names = plan.context.speller.names
    naming = plan.context.naming
    for direction, fields in (
        (names.response, naming.fields),
        (names.request, naming.keys),
    ):
        for key, name in direction.items():
            declaration = plan.api.declarations[key]
            rule = (
                declaration.candidate.rule
                if declaration.candidate is not None
                else "the schema's place"
            )
            file = f"{plan.folder}/types/{names.modules[name].replace('.', '/')}.py"
            full = f"{dotted}types.{name}"
            yield Entry(name=full, kind="type", pointer=key, rule=rule, file=file)
            if not isinstance(declaration, Record):
                continue
            for each in declaration.fields:
                if each.wire in fields[key]:
                    yield Entry(
                        name=f"{full}.{fields[key][each.wire]}",
                        kind="field",
                        pointer=str(each.at),
                        rule=(
                            each.candidate.rule
                            if each.candidate
                            else "the property's name"
                        ),
                        file=file,
                    )
