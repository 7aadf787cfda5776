"""The same work for many things, done by copies of this process on other processors.

A copy (`fork`) has all that was read and planned without anything being sent to it, and
imports nothing again: neither a program without a guarded main module nor a frozen one is run
a second time. Copies are made on Linux only, and only of a process with a single thread, for
in a copy the locks of other threads stay locked. Everywhere else one process does it all.

Every process takes the number of the next thing from one pipe. A copy leaves its results in
memory that has no name on any disk, writes nothing else, and ends as soon as its parent has.
"""

from __future__ import annotations

import gc
import marshal
import os
import signal
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from sdkwright.emit import system
from sdkwright.emit.lock import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator


Texts: TypeAlias = tuple[str, ...]

# More processes take memory, and the stages before are done by one anyway.
_MAX_PROCESSES: Final = 4
# Numbers of this many bytes, as many as fit into a pipe that nobody reads from yet.
_TICKET: Final = 2
_MAX_TICKETS: Final = 16_384
_THREADS: Final = Path("/proc/self/task")
_ENDING: Final = ("SIGINT", "SIGTERM", "SIGHUP")


class _Helper(NamedTuple):
    pid: int
    results: int  # the file descriptor


def available(work: int, least: int) -> int:
    """Return how many processes are worth their start, this one included.

    Args:
        work: How much there is to do.
        least: How much of it is worth a process.
    """
    affinity = getattr(os, "sched_getaffinity", None)
    processors = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min(processors, _MAX_PROCESSES, work // least))


def spread(
    work: Callable[[int], Texts],
    count: int,
    processes: int,
    tell: Callable[[int], None] = lambda _: None,
) -> list[Texts]:
    """Do something for every number below `count`; return the results in order.

    Args:
        work: What to do. Its results depend on nothing but the number.
        count: How often.
        processes: How many processes do it, this one included; fewer where the system has
            no more, and this one alone where it cannot be copied safely.
        tell: Called with how many were begun, now and then.

    Raises:
        OutputError: A process that helped was killed.
    """
    found: dict[int, Texts] = {}
    if processes > 1 and count > 1 and is_safe():
        with _tickets(count) as (tickets, size):
            found = _shared(work, count, processes, tell, tickets, size)
        tell(len(found) or 1)
    for number in range(count):
        # Alone; or a helper gave up, and what stopped it is to be seen here.
        if number not in found:
            found[number] = work(number)
            tell(number + 1)
    return [found[number] for number in range(count)]


def is_safe() -> bool:
    """Whether a copy of this process works: one thread, those of libraries counted."""
    if sys.platform != "linux" or not hasattr(os, "memfd_create"):
        return False
    try:
        return len(list(_THREADS.iterdir())) == 1
    except OSError:
        return False


@contextmanager
def _tickets(count: int) -> Generator[tuple[int, int], None, None]:
    """Hold a pipe full of the numbers of portions, and say how large a portion is."""
    size = -(-count // _MAX_TICKETS)
    source, sink = os.pipe()
    try:
        try:
            numbers = range(-(-count // size))
            os.write(sink, b"".join(n.to_bytes(_TICKET, "big") for n in numbers))
        finally:
            os.close(sink)
        yield source, size
    finally:
        os.close(source)


def _taken(tickets: int, size: int, count: int) -> Iterator[int]:
    """Yield the numbers of the next portion, as long as there is one."""
    while ticket := os.read(tickets, _TICKET):
        start = int.from_bytes(ticket, "big") * size
        yield from range(start, min(start + size, count))


def _shared(
    work: Callable[[int], Texts],
    count: int,
    processes: int,
    tell: Callable[[int], None],
    tickets: int,
    size: int,
) -> dict[int, Texts]:
    """Do the work together; return what came of it, by number."""
    found: dict[int, Texts] = {}
    helpers: list[_Helper] = []
    own = os.getpid()

    def help_out(results: int) -> None:
        with os.fdopen(results, "wb") as stream:
            for number in _taken(tickets, size, count):
                if os.getppid() != own:
                    return
                marshal.dump((number, work(number)), stream)

    try:
        for _ in range(processes - 1):
            # Signals wait until the list names the new process.
            with system.unstopped():
                helpers += _started(help_out)
        for number in _taken(tickets, size, count):
            found[number] = work(number)
            tell(number + 1)
        for helper in helpers:
            found |= _results(helper)
    finally:
        with system.unstopped():
            for helper in helpers:
                _end(helper)
    return found


def _started(help_out: Callable[[int], None]) -> list[_Helper]:
    """Start a helper; none if the system has no room for one."""
    try:
        results = os.memfd_create("sdkwright")
    except OSError:
        return []
    try:
        pid = os.fork()
    except (OSError, RuntimeError):
        os.close(results)
        return []
    if pid:
        return [_Helper(pid, results)]
    code = 1
    try:
        forget_parent()
        help_out(results)
        code = 0
    finally:
        # Whatever was raised is raised again where it can be told.
        os._exit(code)


def forget_parent() -> None:
    """End by signals at once, and never look through the memory that is shared."""
    gc.disable()
    for name in _ENDING:
        number = getattr(signal, name)
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [getattr(signal, n) for n in _ENDING])


def _results(helper: _Helper) -> dict[int, Texts]:
    """Wait for a helper; return what it has left, which is less if something was raised.

    Raises:
        OutputError: It was killed.
    """
    # It stays there as a process that has ended, so that its number is nobody else's.
    with suppress(ChildProcessError):
        ended = os.waitid(os.P_PID, helper.pid, os.WEXITED | os.WNOWAIT)
        if ended is not None and ended.si_code != os.CLD_EXITED:
            name = signal.Signals(ended.si_status).name
            raise OutputError(
                f"a process that helped to build was ended by {name}, perhaps because"
                " memory is short; build again, or with one process: taskset -c 0 gen build"
            )
    found: dict[int, Texts] = {}
    os.lseek(helper.results, 0, os.SEEK_SET)
    with (
        os.fdopen(helper.results, "rb", closefd=False) as stream,
        suppress(EOFError, ValueError, TypeError),
    ):
        while True:
            # Nobody but a copy of this process has written there.
            number, result = marshal.load(stream)  # noqa: S302 - our own memory
            found[number] = result
    return found


def _end(helper: _Helper) -> None:
    """Stop a helper if it has not ended by itself, and let the system forget it."""
    with suppress(ProcessLookupError, ChildProcessError):
        # A number that is no child's any more, for the system forgets the children of this
        # program by itself, may be that of somebody else.
        os.waitid(os.P_PID, helper.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        os.kill(helper.pid, signal.SIGKILL)
        os.waitpid(helper.pid, 0)
    os.close(helper.results)
