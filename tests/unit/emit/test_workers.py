"""Work that several processes share: the same results, and nothing is left behind.

The tests run in programs of their own, for only a process with one thread is copied.
"""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest
from sdkwright.emit import workers

ROOT = Path(__file__).parents[3]
needs_copies = pytest.mark.skipif(
    sys.platform != "linux", reason="copies on Linux only"
)


def run(code: str) -> str:
    """What a program prints that has `spread`, and `work`, which names its process."""
    head = """
        import os, signal, time
        from sdkwright.emit.lock import OutputError
        from sdkwright.emit.workers import spread
        own = os.getpid()
        def work(number):
            time.sleep(0.005)
            return str(number), str(os.getpid() == own)
    """
    program = textwrap.dedent(head) + textwrap.dedent(code)
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert not done.stderr
    return done.stdout.strip()


def is_running(pid: int) -> bool:
    """Whether a process is there, and not only its exit status."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


@needs_copies
def test_two_processes_share_the_work_and_results_stay_in_order() -> None:
    found = run("""
        told = []
        made = spread(work, 50, 2, told.append)
        assert [int(n) for n, _ in made] == [*range(50)]
        assert told == sorted(told)
        print(*sorted({own for _, own in made}))
    """)
    assert found == "False True"


@needs_copies
def test_more_things_than_a_pipe_holds_numbers() -> None:
    found = run("""
        made = spread(lambda number: (str(number),), 40_001, 3)
        print(made == [(str(n),) for n in range(40_001)])
    """)
    assert found == "True"


def test_one_process_makes_no_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_started", lambda _: pytest.fail("a copy"))
    assert workers.spread(lambda n: (str(n),), 3, 1) == [("0",), ("1",), ("2",)]


def test_beside_other_threads_nothing_is_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "_started", lambda _: pytest.fail("a copy"))
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert workers.spread(lambda n: (str(n),), 2, 2) == [("0",), ("1",)]
    finally:
        stop.set()
        thread.join()


@needs_copies
@pytest.mark.parametrize("fault", ["fork", "memfd_create"])
def test_where_the_system_has_no_room_one_process_does_it_all(fault: str) -> None:
    found = run(f"""
        def refuse(*_):
            raise OSError(12, "Cannot allocate memory")
        os.{fault} = refuse
        print({{own for _, own in spread(work, 20, 2)}})
    """)
    assert found == "{'True'}"


@needs_copies
def test_a_program_that_forgets_its_children_gets_their_results() -> None:
    found = run("""
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        shot = []
        os.kill = lambda *what: shot.append(what)
        print(len({own for _, own in spread(work, 50, 2)}), shot)
    """)
    assert found == "2 []"


@needs_copies
def test_what_a_helper_raises_is_raised_where_it_can_be_told() -> None:
    found = run("""
        def fail(number):
            if number == 7:
                raise ValueError(f"bad {number} {os.getpid() == own}")
            return work(number)
        try:
            spread(fail, 50, 2)
        except ValueError as error:
            print(error)
    """)
    assert found == "bad 7 True"


@needs_copies
def test_results_that_find_no_room_are_made_again() -> None:
    found = run("""
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
        made = spread(lambda n: (work(n)[0] * 50,), 40, 2)
        print(made == [(str(n) * 50,) for n in range(40)])
    """)
    assert found == "True"


@needs_copies
def test_a_helper_that_is_killed_is_one_message() -> None:
    found = run("""
        def die(number):
            if os.getpid() != own:
                os.kill(os.getpid(), signal.SIGKILL)
            return work(number)
        try:
            spread(die, 50, 2)
        except OutputError as error:
            print(error)
        try:
            os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            print("no child is left")
    """)
    assert found.startswith("a process that helped to build was ended by SIGKILL")
    assert found.endswith("no child is left")


@needs_copies
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_ends_the_helpers_too(name: str) -> None:
    found = run(f"""
        class Stop(BaseException): pass
        def stop(*_): raise Stop
        signal.signal(signal.{name}, stop)
        def half(number):
            if os.getpid() == own and number > 9:
                os.kill(own, signal.{name})
            return work(number)
        try:
            spread(half, 1_000, 2)
        except Stop:
            try:
                os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                print("no child is left")
    """)
    assert found == "no child is left"


@needs_copies
def test_a_helper_ends_when_its_parent_is_killed() -> None:
    code = """
        import sys
        def told(number):
            print(os.getpid(), flush=True)
            os.kill(own, signal.SIGKILL)
        def long(number):
            if os.getpid() != own:
                print(os.getpid(), flush=True)
            return work(number)
        spread(long, 100_000, 2, told)
    """
    with pytest.raises(subprocess.CalledProcessError) as caught:
        run(code)
    # `run` has read to the end of what both wrote, which comes when the last of them ends.
    found = {int(each) for each in caught.value.stdout.split()}
    assert found
    end = time.monotonic() + 10
    while any(is_running(pid) for pid in found):
        assert time.monotonic() < end
        time.sleep(0.01)


def test_processes_are_as_many_as_work_and_processors_allow() -> None:
    most = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    assert workers.available(10, 20) == 1
    assert workers.available(20, 20) == 1
    assert workers.available(1_000, 20) >= min(most, 2)
    assert workers.available(1_000_000, 20) <= 4
