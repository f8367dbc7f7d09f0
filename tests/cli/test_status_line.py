"""`status --line` and `--for`: the fields, hostile names in the lines for each host, and hosts that show them."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from kitchen_tui.cli.status_bar import FIELDS, HOSTS, FormatError, StatusLine, parse_format
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import View
from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.testing import FakeClock, KitchenHarness
from tests.cli.conftest import Shell, sentence
from tests.cooking.making import BELLY
from tests.support.terminal import PROGRAM, Terminal, program_on_path, run, surroundings
from tests.support.waiting import until

HOSTILE = "a#[fg=red]#(touch x)%{A1:touch x:}<b>&\x1b[31m\x9b0m\u202e\n`id`"


def harness_with(*names: str) -> KitchenHarness:
    """Return a kitchen with timers of five minutes, six and so on."""
    harness = KitchenHarness()
    for minutes, name in enumerate(names, 5):
        harness.do(commands.AddTimer(name, Span(minutes * MINUTE, minutes * MINUTE)))
    return harness


def view_of(name: str, after_ms: int = 0) -> View:
    harness = harness_with(name)
    harness.clock.advance(after_ms)
    return harness.view


def test_every_field_of_the_most_urgent_timer(shell: Shell, clock: FakeClock) -> None:
    shell("timer", "12m", "rice")
    shell("timer", "5m", "eggs")
    clock.advance(100_000)
    line = "|".join(f"{{{name}}}" for name in FIELDS)
    due = next(row for row in shell("status").out.splitlines() if "eggs" in row).split("→ ")[1]
    assert shell("status", "--line", line) == (0, f"•|2|eggs|3:20|{due}||running|quiet|1||||\n", "")
    shell("timer", "--pause", "2")
    shell("timer", "--finish", "1")
    assert shell("status", "--line", "{mark}{name} {due}{more}").out == "‖eggs\n"


def test_the_fields_of_the_recipe() -> None:
    harness = KitchenHarness()
    harness.do(commands.StartDish(BELLY))
    view = harness.view
    assert StatusLine("{recipe} {step}/{of}").render(view) == f"{BELLY.title} 1/{len(BELLY.steps)}"
    assert "–" in StatusLine("{ready}").render(view)
    assert StatusLine("{mark} {name} {left}").render(view) == ""


def test_overtime_and_the_question_of_a_check() -> None:
    assert StatusLine("{mark} {left} {alert}").render(view_of("eggs", 5 * MINUTE + 42_000)) == "● +0:42 ringing"
    harness = KitchenHarness()
    harness.do(commands.StartDish(BELLY), commands.StartTimer("simmer"))
    harness.clock.advance(90 * MINUTE)
    assert StatusLine("{mark} {text}").render(harness.view) == "? fork-tender?"


@pytest.mark.parametrize(
    ("line", "shown"), [("{{{name}}", "{eggs}"), ("{{name}", "{name}"), ("}{name}", "}eggs"), ("%s {name}", "%s eggs")]
)
def test_doubled_braces_are_braces(line: str, shown: str) -> None:
    assert StatusLine(line).render(view_of("eggs")) == shown


@pytest.mark.parametrize("line", ["{nam}", "{}", "{name", "{name.__class__}", "{0}", "{name!r}", "{ name}"])
def test_an_unknown_field_is_refused_with_the_nearest(line: str) -> None:
    with pytest.raises(FormatError, match="there is no field"):
        parse_format(line)
    if line == "{nam}":
        with pytest.raises(FormatError, match="did you mean name"):
            parse_format(line)


def test_mistakes_are_exit_code_2(shell: Shell) -> None:
    sentence(shell("status", "--line", "{nam}"), 2, ["did you mean name"])
    sentence(shell("status", "--for", "tmuks"), 2, ["did you mean tmux"])
    sentence(shell("status", "--json", "--for", "tmux"), 2, ["--json"])
    sentence(shell("watch", "--for", "tmuks"), 2, ["did you mean tmux"])
    sentence(shell("status", "--line"), 2, ["--line"])


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("line", [None, "{name}", "#{name}", "%{name}{name}", "{name}{name}#"])
def test_control_characters_are_removed_for_every_host(host: str, line: str | None) -> None:
    shown = StatusLine(line, host).render(view_of(HOSTILE, 6 * MINUTE))
    assert shown.isprintable()
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 or char == "\u202e" for char in shown)


@pytest.mark.parametrize("line", ["{name}", "#{name}", "{name}{name}", "##{name}", "{slot}#{name}"])
def test_a_name_is_never_a_tmux_format(line: str) -> None:
    for name in (HOSTILE, "[fg=red]", "#[fg=red]", "(touch x)", "{pane_id}"):
        shown = StatusLine(line, "tmux").render(view_of(name))
        plain = shown.replace("##", "")
        assert "#[" not in plain
        assert "#(" not in plain
        assert "#{" not in plain


def test_waybar_gets_escaped_pango() -> None:
    harness = harness_with("eggs <b> & 50%", HOSTILE)
    harness.clock.advance(2 * MINUTE)
    found = json.loads(StatusLine(None, "waybar").render(harness.view))
    assert found["text"] == "• eggs &lt;b&gt; &amp; 50% 3:00"
    assert (found["alt"], found["class"], found["percentage"]) == ("running", ["running"], 40)
    assert "<" not in found["tooltip"]
    assert len(found["tooltip"].split("\n")) == 2
    harness.clock.advance(4 * MINUTE)
    found = json.loads(StatusLine("<i>{name}</i>", "waybar").render(harness.view))
    assert (found["text"], found["class"]) == ("<i>eggs &lt;b&gt; &amp; 50%</i>", ["ringing"])


@pytest.mark.parametrize("line", ["{name}", "%{name}", "{name}{name}", "{slot}%{name}"])
def test_a_name_is_never_a_polybar_action(line: str) -> None:
    for name in (HOSTILE, "{A1:touch x:}", "%{A1:touch x:}", "%%{A1:touch x:}", "{A1:x:}%"):
        assert "%{" not in StatusLine(line, "polybar").render(view_of(name))


def test_the_tags_of_a_format_stay_and_a_ringing_timer_is_red() -> None:
    ringing = view_of("eggs", 5 * MINUTE)
    assert StatusLine("%{{u#f00}{name}", "polybar").render(view_of("eggs")) == "%{u#f00}eggs"
    assert StatusLine("{name}", "polybar").render(ringing) == "%{F#ff5555}eggs%{F-}"
    assert StatusLine("#[bold]{name}", "tmux").render(view_of("eggs")) == "#[bold]eggs"
    assert StatusLine("{name}", "tmux").render(ringing) == "#[fg=#ff5555]eggs#[default]"
    block = json.loads(StatusLine("{name}", "i3blocks").render(ringing))
    assert block == {"full_text": "eggs", "markup": "none", "color": "#ff5555", "urgent": True}
    assert StatusLine("{name}", "starship").render(ringing) == "eggs"


@pytest.mark.needs("tmux", apt="tmux")
def test_a_real_tmux_shows_a_hostile_name_without_executing_it(tmp_path: Path) -> None:
    name = "x#(touch ran)#[fg=red]#h #{pane_id}"
    shown = StatusLine("#{name}", "tmux").render(view_of(name))
    tmux = ["tmux", "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    subprocess.run([*tmux, "new-session", "-d", "-x", "200", "-y", "5"], check=True, cwd=tmp_path)
    try:
        out = subprocess.run([*tmux, "display-message", "-p", shown], check=True, capture_output=True, text=True).stdout
    finally:
        subprocess.run([*tmux, "kill-server"], check=True)
    assert out.rstrip("\n").replace("##[", "#[") == f"#{name}"  # drawing the status line undoubles this one
    assert not (tmp_path / "ran").exists()


NAME = "eggs #[fg=red] <b>& %{A1:x:}"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment with a kitchen-tui on the PATH, and a session with a hostile timer name."""
    run(tmp_path / "home", "timer", "5m", NAME)
    return surroundings(tmp_path / "home", HOME=str(tmp_path), PATH=program_on_path(tmp_path / "bin"))


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
    child = subprocess.Popen([*PROGRAM, "watch", "--for", "waybar"], env=environment, stdout=writing)
    os.close(writing)
    assert json.loads(os.read(reading, 1 << 16).split(b"\n")[0])["class"] == ["running"]
    os.close(reading)
    until(lambda: child.poll() is not None)
    assert child.returncode == 0
