"""Hosts that can run here show a line as described in docs/status-bars.md."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.terminal import Terminal, surroundings
from tests.support.waiting import until

NAME = "eggs #[fg=red] <b>& %{A1:x:}"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment with a kitchen-tui on the PATH, and a session with a hostile timer name."""
    program = tmp_path / "bin" / "kitchen-tui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m kitchen_tui "$@"\n')
    program.chmod(0o755)
    found = surroundings(tmp_path / "home", HOME=str(tmp_path))
    found["PATH"] = f"{program.parent}:{found['PATH']}"
    subprocess.run([program, "timer", "5m", NAME], env=found, check=True, capture_output=True)
    return found


@pytest.mark.needs("i3blocks", apt="i3blocks")
def test_i3blocks_shows_the_line(environment: dict[str, str], tmp_path: Path) -> None:
    config = tmp_path / "i3blocks"
    config.write_text("[kitchen]\ncommand=kitchen-tui watch --for i3blocks\ninterval=persist\nformat=json\n")
    child = subprocess.Popen(["i3blocks", "-c", config], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout
        blocks = (
            block for line in child.stdout if line.startswith((",", "[{")) for block in json.loads(line.lstrip(","))
        )
        block = next(block for block in blocks if block["full_text"])
        assert block["full_text"].startswith(f"• {NAME} ")
        subprocess.run(["kitchen-tui", "do", "cancel"], env=environment, check=True, capture_output=True)
        assert next(block for block in blocks if not block["full_text"])
    finally:
        child.kill()
        child.communicate()


@pytest.mark.needs("tmux", apt="tmux")
def test_tmux_shows_the_line(environment: dict[str, str], tmp_path: Path) -> None:
    config = tmp_path / "tmux.conf"
    config.write_text("set -g status-right '#(kitchen-tui watch --for tmux)'\nset -g status-right-length 100\n")
    argv = ["tmux", "-S", str(tmp_path / "socket"), "-f", str(config), "new-session", "sh"]
    terminal = Terminal(argv, environment, size=(160, 5))
    try:
        terminal.wait_for(NAME)
        subprocess.run(["kitchen-tui", "do", "rename", "1", "rice"], env=environment, check=True, capture_output=True)
        terminal.wait_for("• rice ")
    finally:
        subprocess.run(["tmux", "-S", str(tmp_path / "socket"), "kill-server"], capture_output=True)
        terminal.process.wait()


def test_a_bar_that_closes_ends_the_program(environment: dict[str, str]) -> None:
    reading, writing = os.pipe()
    argv = [sys.executable, "-m", "kitchen_tui", "watch", "--for", "waybar"]
    child = subprocess.Popen(argv, env=environment, stdout=writing)
    os.close(writing)
    assert json.loads(os.read(reading, 1 << 16).split(b"\n")[0])["class"] == ["running"]
    os.close(reading)
    until(lambda: child.poll() is not None)
    assert child.returncode == 0
