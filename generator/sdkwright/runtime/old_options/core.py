"""A core that takes the options of calls by old names, beside its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..client.core import Core
from ..frozen import dataclass
from ..models.values import is_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from ..exchange.execution import Call, Execution
    from ..operation.operation import Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCall:
    """The options of one call, read.

    Attributes:
        options: Those that the core has, by its names.
        settings: Options of the client that are others in this call.
        change: What is done with the call before it is made.
    """

    options: Mapping[str, object]
    settings: Mapping[str, object] | None = None
    change: Callable[[Call], Call] | None = None


if TYPE_CHECKING:
    Reader: TypeAlias = Callable[[Mapping[str, object]], OldCall]


class OldCore(Core):
    """The core of a client whose programs know other options."""

    def __init__(self, core: Core, read: Reader) -> None:
        """Take over a core, and what reads the options of its calls."""
        self.__dict__.update(core.__dict__)
        self._read = read

    def execution(
        self,
        operation: Operation[object],
        arguments: Mapping[str, object],
        *,
        stream: object = None,
        unread: bool = False,
        url: str | None = None,
    ) -> Execution:
        """Prepare the execution of a call; see :class:`Core`."""
        given = arguments.get("request_options")
        call = self._read(given if is_mapping(given) else {})
        core = self._with(call.settings) if call.settings else self
        execution = Core.execution(
            core,
            operation,
            {**arguments, "request_options": call.options},
            stream=stream,
            unread=unread,
            url=url,
        )
        if call.change is not None:
            execution.call = call.change(execution.call)
        return execution

    def _with(self, options: Mapping[str, object]) -> Core:
        """Return a core with other settings, which shares all that this one keeps."""
        return Core(
            self.settings.changed(options),
            memory=self.memory,
            log=self.log,
            client=self._client,
            cookies=self._cookies,
        )


def without(
    given: Mapping[str, object], names: Mapping[str, str]
) -> tuple[dict[str, object], dict[str, object]]:
    """Take old names out of the options of a call.

    Args:
        given: The options.
        names: What each old name is called here.

    Returns:
        The options by the names here, and what was given by old ones.

    Raises:
        TypeError: One is given by two names.
    """
    found = {name: value for name, value in given.items() if name not in names}
    old = {names[name]: value for name, value in given.items() if name in names}
    for name, own in names.items():
        if name in given and name != own and own in found:
            raise TypeError(f"`{name}` is `{own}` by another name, give one")
    return found, old
