"""Keeping the machine from falling asleep by itself while a timer runs: asleep, it cannot ring."""

import os
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from kitchen_tui.alarms.children import installed

if TYPE_CHECKING:
    from subprocess import Popen

_SYSTEMD = ["systemd-inhibit", "--what=idle", "--who=kitchen-tui", "--why=A kitchen timer is running", "--mode=block"]
_SENTENCE = "This machine may fall asleep, and a sleeping machine cannot ring"


class Inhibitor:
    """Holds the machine awake by a child process that cannot outlive this one.

    systemd-inhibit waits for `cat`, and `cat` for the end of a pipe that only we hold; caffeinate waits for our
    process. Closing the lid still does what it does. `report` is given a sentence where it is not possible; it is
    called from another thread, and once.
    """

    def __init__(self, report: Callable[[str], None]) -> None:
        self._report = report
        self._child: Popen[bytes] | None = None
        self._given_up = False

    def hold(self) -> None:
        """Keep awake until released. Returns at once; held already, it does nothing."""
        if self._child or self._given_up:
            return
        programs = installed("systemd-inhibit", "caffeinate")
        if not programs:
            self._give_up("no systemd-inhibit or caffeinate is here")
            return
        argv = [*_SYSTEMD, "cat"] if programs[0] == "systemd-inhibit" else ["caffeinate", "-i", "-w", str(os.getpid())]
        from subprocess import DEVNULL, PIPE, Popen

        try:
            self._child = Popen(argv, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
        except OSError as error:
            self._give_up(f"{argv[0]}: {error.strerror}")
            return
        threading.Thread(target=self._watch, args=(self._child, argv[0]), name="inhibit", daemon=True).start()

    def release(self) -> None:
        """Let the machine sleep again."""
        child, self._child = self._child, None
        if child and child.stdin:
            child.stdin.close()
            child.terminate()

    def _watch(self, child: "Popen[bytes]", program: str) -> None:
        code = child.wait()
        if self._child is child and child.stdin:
            child.stdin.close()
            self._child = None
            self._give_up(f"{program} ended with {code}")

    def _give_up(self, why: str) -> None:
        self._given_up = True
        self._report(f"{_SENTENCE} ({why}).")
