"""Programs that a channel starts: in a session of their own, mute, within their time, and never left behind."""

import os
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from kitchen_tui.alarms.channel import UnreachedError

if TYPE_CHECKING:
    from subprocess import Popen

TIME_S = 10.0
_MANNERS_S = 0.5


class Children:
    """The running programs of one channel. A session of their own keeps them from the terminal and from its Ctrl-C;
    what they print would land on the cook's screen, so it goes nowhere, but for `kept` output.
    """

    def __init__(self) -> None:
        import threading

        self._lock = threading.Lock()
        self._running: set[Popen[bytes]] = set()

    def run(
        self,
        argv: Sequence[str],
        given: bytes = b"",
        environ: Mapping[str, str] | None = None,
        keep: bool = False,
        seconds: float = TIME_S,
        wanted: Callable[[], bool] = lambda: True,
    ) -> str:
        """Run a program to its end and return what it printed, if that is kept. `given` is its input.

        Nothing is started where it is no longer `wanted`, and nothing raised where it was stopped.
        Raises UnreachedError where it is missing, ends with another code than 0, or takes longer than it may.
        """
        with self._lock:
            if not wanted():
                return ""
            child = _start(argv, bool(given), environ, keep)
            self._running.add(child)
        out, why = b"", ""
        try:
            out, _ = child.communicate(given or None, timeout=seconds)
        except _timeout():
            why = f"took longer than {seconds:g} s and was stopped"
        finally:
            with self._lock:
                stopped = child not in self._running
                self._running.discard(child)
            _end(child)
        why = why or (f"ended with {child.returncode}" if child.returncode else "")
        if why and not stopped:
            raise UnreachedError(f"{argv[0]} {why}")
        return (out or b"").decode("utf-8", "replace").strip()

    def stop(self) -> None:
        """End all that run; whoever waits for them hears of no failure."""
        with self._lock:
            for child in self._running:
                _signal(child, signal.SIGTERM)
            self._running.clear()


def _start(argv: Sequence[str], fed: bool, environ: Mapping[str, str] | None, keep: bool) -> "Popen[bytes]":
    from subprocess import DEVNULL, PIPE, Popen

    try:
        return Popen(
            argv,
            stdin=PIPE if fed else DEVNULL,
            stdout=PIPE if keep else DEVNULL,
            stderr=DEVNULL,
            env=environ,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        raise UnreachedError(f"{argv[0]} could not be started ({getattr(error, 'strerror', None) or error})") from error


def _timeout() -> type[Exception]:
    from subprocess import TimeoutExpired

    return TimeoutExpired


def _end(child: "Popen[bytes]") -> None:
    """Whatever happened, no process of its session and no pipe stays. One that ended may leave others at work."""
    if child.poll() is None:
        _signal(child, signal.SIGTERM)
        try:
            child.wait(_MANNERS_S)
        except _timeout():
            _signal(child, signal.SIGKILL)
            child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe:
            with suppress(OSError):  # it ended without reading what it was given
                pipe.close()


def _signal(child: "Popen[bytes]", number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, number)


def installed(*programs: str) -> list[str]:
    """Those of the programs that are on this machine, in the order given."""
    import shutil

    return [program for program in programs if shutil.which(program)]
