"""The commands of docs/home-assistant.md, run literally with a real broker on the loopback interface."""

import json
import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.support.terminal import program_on_path, surroundings
from tests.support.waiting import until

PAGE = (ROOT / "docs" / "home-assistant.md").read_text(encoding="utf-8")
pytestmark = pytest.mark.needs("mosquitto", "mosquitto_pub", "mosquitto_sub", apt="mosquitto mosquitto-clients")


def command(start: str) -> str:
    """Return the indented block of the page that begins with this text."""
    block = PAGE[PAGE.index(f"    {start}") :].partition("\n\n")[0]
    return "\n".join(line.removeprefix("    ") for line in block.splitlines())


class Broker:
    """A mosquitto broker that keeps its retained messages, and shells that use it."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._folder = folder
        path = f"{program_on_path(folder / 'bin')}:/usr/sbin"
        self.environment = surroundings(folder / "home", XDG_CONFIG_HOME=str(folder), HOME=str(folder), PATH=path)
        for name in ("mosquitto_pub", "mosquitto_sub"):
            (folder / name).write_text(f"-p {self._port}\n")
        settings = f"listener {self._port} 127.0.0.1\nallow_anonymous true\n"
        (folder / "broker.conf").write_text(settings)
        self._started: list[subprocess.Popen[str]] = []
        self.start()

    def start(self) -> None:
        self._broker = self.shell(f"exec mosquitto -c {self._folder}/broker.conf")
        until(self._answers)

    def _answers(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self._port)):
            return True
        return False

    def kill(self) -> None:
        self._broker.kill()
        self._broker.wait()

    def shell(self, line: str, **options: Any) -> "subprocess.Popen[str]":
        """Start a shell line in its own process group, which ends with the broker."""
        child = subprocess.Popen(
            ["bash", "-c", line],
            env=self.environment,
            cwd=self._folder,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            **options,
        )
        self._started.append(child)
        return child

    def run(self, line: str) -> str:
        done = subprocess.run(
            ["bash", "-c", line], env=self.environment, cwd=self._folder, capture_output=True, text=True
        )
        return done.stdout

    def retained(self, topic: str) -> str:
        return self.run(f"timeout 5 mosquitto_sub -t {topic} -C 1 -W 1 --retained-only").strip()

    def stop(self) -> None:
        for child in self._started:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.communicate()


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    one = Broker(tmp_path)
    yield one
    one.stop()


def state_of(broker: Broker, holds: Callable[[Any], bool]) -> Any:
    """Wait until a condition holds for the retained state, and return that."""
    seen: list[Any] = []

    def found() -> bool:
        text = broker.retained("kitchen/status")
        seen[:] = [json.loads(text)] if text else [None]
        return bool(holds(seen[0]))

    until(found)
    return seen[0]


def test_the_state_is_retained_and_survives_a_broker_that_is_killed(broker: Broker) -> None:
    broker.shell(command("kitchen-tui watch --json"))
    state_of(broker, lambda state: state and state["session"] is None)
    broker.run("kitchen-tui timer 5m eggs")
    state = state_of(broker, lambda state: state and state["timers"])
    assert state["timers"][0]["name"] == "eggs"
    broker.kill()
    broker.start()
    broker.run("kitchen-tui do pause")
    state_of(broker, lambda state: state and state["timers"] and state["timers"][0]["state"] == "paused")


def test_orders_from_the_broker_are_executed(broker: Broker) -> None:
    broker.run("kitchen-tui timer 5m eggs")
    broker.shell(command("mosquitto_sub -q 1"))

    def paused() -> bool:
        broker.run("mosquitto_pub -t kitchen/do -m 'pause eggs'")
        return '"state":"paused"' in broker.run("kitchen-tui status --json")

    until(paused)


def test_an_alarm_is_an_event(broker: Broker, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text(command("[alarms.command]"), encoding="utf-8")
    listening = broker.shell("mosquitto_sub -t kitchen/event -C 1")
    assert listening.stdout

    def heard() -> bool:
        broker.run("kitchen-tui alarm test --channel command")
        return listening.poll() is not None

    until(heard)
    event = json.loads(listening.stdout.read())
    assert (event["level"], event["name"]) == ("due", "Test")


def test_the_discovery_document_is_published_as_it_is_and_can_be_removed(broker: Broker) -> None:
    topic = "homeassistant/device/kitchen_tui/config"
    broker.run(command("kitchen-tui docs home-assistant.json"))
    document = json.loads(broker.retained(topic))
    assert {entity["p"] for entity in document["cmps"].values()} == {"sensor", "binary_sensor", "event"}
    assert document["cmps"]["next"]["device_class"] == "timestamp"
    broker.run(f"mosquitto_pub -r -n -t {topic}")
    assert broker.retained(topic) == ""


def test_the_end_of_the_service_clears_the_state(broker: Broker) -> None:
    stop = next(line.partition("=")[2] for line in PAGE.splitlines() if "ExecStopPost=" in line)
    start = next(line.partition("=")[2] for line in PAGE.splitlines() if "ExecStart=" in line)
    service = broker.shell(f"exec {start}")
    state_of(broker, lambda state: state is not None)
    os.killpg(service.pid, signal.SIGTERM)
    service.wait()
    broker.run(stop)
    assert broker.retained("kitchen/status") == ""
