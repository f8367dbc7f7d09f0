"""Prevents automatic suspend while a timer runs, since a suspended computer cannot ring."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from kitchen_tui.alarms.process_group import installed

if TYPE_CHECKING:
    from subprocess import Popen

_SYSTEMD = ["systemd-inhibit", "--what=idle", "--who=kitchen-tui", "--why=A kitchen timer is running", "--mode=block"]
_SENTENCE = "This computer may sleep: then nothing rings"


class Inhibitor:
    """Prevents automatic suspend by a child process that cannot outlive this one.

    systemd-inhibit runs `cat`, which ends with a pipe that only this process holds; caffeinate waits for this process.
    Closing the lid still suspends. If it fails, `report` is called once with a sentence, from another thread.
    """

    def __init__(self, report: Callable[[str], None]) -> None:
        self._report = report
        self._child: Popen[bytes] | None = None
        self._given_up = False

    def hold(self) -> None:
        """Keep the computer awake until `release`. Returns at once; does nothing if it is already held."""
        if self._child or self._given_up:
            return
        programs = installed("systemd-inhibit", "caffeinate")
        if not programs:
            self._give_up("systemd-inhibit is not installed")
            return
        argv = [*_SYSTEMD, "cat"] if programs[0] == "systemd-inhibit" else ["caffeinate", "-i", "-w", str(os.getpid())]
        from subprocess import DEVNULL, PIPE, Popen

        try:
            self._child = Popen(argv, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
        except OSError as error:
            self._give_up(f"{argv[0]}: {error.strerror}")
            return
        with suppress(RuntimeError):  # no more threads: it still works, but a failure goes unnoticed
            threading.Thread(target=self._watch, args=(self._child, argv[0]), name="inhibit", daemon=True).start()

    def release(self) -> None:
        """Let the computer suspend again."""
        child, self._child = self._child, None
        if child and child.stdin:
            child.stdin.close()
            child.terminate()

    def _watch(self, child: "Popen[bytes]", program: str) -> None:
        child.wait()
        if self._child is child and child.stdin:
            child.stdin.close()
            self._child = None
            self._give_up(f"{program} failed")

    def _give_up(self, why: str) -> None:
        self._given_up = True
        self._report(f"{_SENTENCE} ({why}).")
