"""Child processes of a channel: without a terminal or output, limited in time, and never left behind."""

import os
import signal
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from kitchen_tui.alarms.channels import UnreachedError
from kitchen_tui.model.text import error_reason

if TYPE_CHECKING:
    from subprocess import Popen

TIME_S = 10.0
_TERM_GRACE_S = 0.5


class ProcessGroup:
    """The running child processes of one channel.

    Each runs in its own session, so that it has no terminal and gets no Ctrl-C. Output that is not kept is discarded,
    because it would appear in the middle of the screen.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[Popen[bytes]] = set()

    def run(
        self,
        argv: Sequence[str],
        stdin: bytes = b"",
        environ: Mapping[str, str] | None = None,
        keep: bool = False,
        seconds: float = TIME_S,
        should_start: Callable[[], bool] = lambda: True,
    ) -> str:
        """Run a program to its end and return its output, or "" without `keep`.

        `should_start` is called last, while holding the lock that `stop` needs. Being ended by `stop` is not an error.
        Raises UnreachedError if the program is missing, fails, or takes longer than `seconds`.
        """
        with self._lock:
            if not should_start():
                return ""
            child = _start(argv, bool(stdin), environ, keep)
            self._running.add(child)
        out, timed_out = b"", False
        try:
            out, _ = child.communicate(stdin or None, timeout=seconds)
        except _timeout():
            timed_out = True
        finally:
            with self._lock:
                stopped = child not in self._running
                self._running.discard(child)
            _end(child)
        if timed_out and not stopped:
            raise UnreachedError(f"{argv[0]} took longer than {seconds:g} s and was stopped")
        if child.returncode and not stopped:
            raise UnreachedError(f"{argv[0]} failed", detail=f"exit status {child.returncode}")
        return (out or b"").decode("utf-8", "replace").strip()

    def stop(self) -> None:
        """End all running programs; their `run` returns without an error."""
        with self._lock:
            for child in self._running:
                _signal(child, signal.SIGTERM)
            self._running.clear()


def _start(argv: Sequence[str], has_stdin: bool, environ: Mapping[str, str] | None, keep: bool) -> "Popen[bytes]":
    from subprocess import DEVNULL, PIPE, Popen

    try:
        return Popen(
            argv,
            stdin=PIPE if has_stdin else DEVNULL,
            stdout=PIPE if keep else DEVNULL,
            stderr=DEVNULL,
            env=environ,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        raise UnreachedError(f"{argv[0]} could not be started ({error_reason(error)})") from error


def _timeout() -> type[Exception]:
    from subprocess import TimeoutExpired

    return TimeoutExpired


def _end(child: "Popen[bytes]") -> None:
    """End the child's session and close its pipes. Other processes of its session may outlive the child itself."""
    if child.poll() is None:
        _signal(child, signal.SIGTERM)
        try:
            child.wait(_TERM_GRACE_S)
        except _timeout():
            _signal(child, signal.SIGKILL)
            child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe:
            with suppress(OSError):  # it ended without reading its input
                pipe.close()


def _signal(child: "Popen[bytes]", number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, number)


def first_that_works(programs: Iterable[str], run: Callable[[str], str], hint: str = "") -> str:
    """Run the programs in order until one does not raise UnreachedError, and return what its `run` returned.

    If none works, raises UnreachedError with all reasons and the `hint`.
    """
    failures = []
    for program in programs:
        try:
            return run(program)
        except UnreachedError as failure:
            failures.append(failure)
    details = "; ".join(failure.detail for failure in failures if failure.detail)
    raise UnreachedError("; ".join(failure.message for failure in failures), hint, details)


def installed(*programs: str) -> list[str]:
    """Return the programs that are installed, in the given order."""
    import shutil

    return [program for program in programs if shutil.which(program)]
