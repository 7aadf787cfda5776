"""The options of an operation's command: its arguments', and the program's own.

Each of the program's own options is also called `--cli-NAME`; where an argument of the API
has its short name, that is its only one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import click
from click.shell_completion import CompletionItem
from typing_extensions import override

from ..index.method import Argument, Method
from ..index.values import Shape, ValueTextError, read_text, shape_of

Format: TypeAlias = Literal["json", "jsonl", "table", "raw"]
FORMATS: Final[tuple[Format, ...]] = ("json", "jsonl", "table", "raw")


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """The values of the program's own options.

    Attributes:
        data: The file that holds the body; `-` is the standard input.
        every: Whether to fetch all pages.
        output: How to write the result; None to choose by what it is.
        query: A JSON pointer (RFC 6901) to the part that is written.
        save: The file to write a binary response to.
        dry_run: Whether to write the request as a `curl` command and send nothing.
        verbose: Whether to write requests and responses to the standard error.
        base_url: Where the API lives.
        timeout: The longest time of the call in seconds.
    """

    data: str | None = None
    every: bool = False
    output: Format | None = None
    query: str | None = None
    save: str | None = None
    dry_run: bool = False
    verbose: bool = False
    base_url: str | None = None
    timeout: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnOptions:
    """The program's own options of one command."""

    options: tuple[click.Option, ...]

    def taken(self, values: dict[str, Any]) -> Own:
        """Take the values of these options out of all values."""
        names = [str(each.name) for each in self.options]
        found = {
            name.removeprefix(_OWN): values.pop(name)
            for name in names
            if name in values
        }
        return Own(**found)


if TYPE_CHECKING:
    _Base = click.ParamType[object]
else:
    _Base = click.ParamType  # which is generic only in recent versions


class Value(_Base):
    """A value of an argument, read by the type that the method has."""

    def __init__(self, shape: Shape) -> None:
        """Read texts of a shape."""
        self.shape = shape
        self.name = shape.label

    @override
    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> object:
        """Return the value that a text stands for."""
        if not isinstance(value, str):
            return value
        try:
            return read_text(value, self.shape)
        except (ValueTextError, OSError) as error:
            self.fail(str(error), param, ctx)

    @override
    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what to write: the known values, or the type."""
        return f"[{self.name}]" if "|" in self.name else self.name

    @override
    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Complete known values and the names of files."""
        if self.shape.is_file:
            return [CompletionItem(incomplete, type="file")]
        shape = self.shape.items or self.shape
        known = [str(each) for each in shape.choices]
        return [CompletionItem(each) for each in known if each.startswith(incomplete)]


def argument_options(method: Method) -> list[click.Option]:
    """Return an option for each argument of a method."""
    return [_option(method.arguments, each) for each in method.arguments]


def option_names(arguments: Sequence[Argument]) -> dict[str, str]:
    """Return the option of each argument; names that would be equal stay as they are."""
    short = {each.name: each.name.strip("_").replace("_", "-") for each in arguments}
    often = Counter(short.values())
    return {
        name: f"--{text if text and often[text] == 1 else name}"
        for name, text in short.items()
    }


def _option(arguments: Sequence[Argument], argument: Argument) -> click.Option:
    names = option_names(arguments)
    name = names[argument.name]
    shape = shape_of(argument.form)
    help_text = argument.help
    if argument.required:
        help_text = f"{help_text}  [required]".strip()
    negative = f"--no-{name[2:]}"
    if shape.is_flag and negative not in {*names.values(), "--no-cli-"}:
        declaration = f"{name}/{negative}"
        return click.Option([argument.name, declaration], default=None, help=help_text)
    many = shape.items is not None and not shape.is_text
    if many:
        help_text = (
            f"{help_text} May be repeated, or given once as a JSON list.".strip()
        )
    return click.Option(
        [argument.name, name], type=Value(shape), multiple=many, help=help_text
    )


_OWN: Final = "_own_"


def own_options(method: Method) -> OwnOptions:
    """Return the program's own options that make sense for an operation."""
    taken = {*option_names(method.arguments).values(), "--help"}
    taken |= {f"--no-{each[2:]}" for each in taken}
    entry = method.entry
    made = [
        _own(taken, "output", "How to write the result.", type=click.Choice(FORMATS)),
        _own(taken, "query", "A JSON pointer to the part to write.", metavar="POINTER"),
        _own(taken, "dry-run", "Show the request and send nothing.", is_flag=True),
        _own(taken, "verbose", "Log requests to the standard error.", is_flag=True),
        _own(taken, "base-url", "Where the API lives.", metavar="URL"),
        _own(taken, "timeout", "The longest time, in seconds.", type=float),
    ]
    if entry.paged:
        text = "Fetch the items of all pages, not only of the first."
        made.insert(0, _own(taken, "all", text, name="every", is_flag=True))
    if entry.has_body:
        text = "The body: @FILE, or - for the standard input."
        made.insert(0, _own(taken, "data", text, metavar="@FILE"))
    if "bytes" in entry.streams:
        text = "The file to write the result to."
        made.insert(0, _own(taken, "save", text, metavar="FILE"))
    return OwnOptions(options=tuple(made))


def _own(
    taken: set[str],
    option: str,
    text: str,
    *,
    name: str = "",
    **details: Any,
) -> click.Option:
    names = [f"--{option}"] if f"--{option}" not in taken else []
    key = name or option.replace("-", "_")
    declared = [_OWN + key, *names, f"--cli-{option}"]
    return _OwnOption(declared, help=text, **details)


class _OwnOption(click.Option):
    """An option of the program, listed under its shortest name."""

    @override
    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        if record is None or len(self.opts) == 1:
            return record
        return record[0].replace(f", {self.opts[1]}", ""), record[1]
