"""Alerts of the level `start`: a planned start is announced, repeats, never escalates, and is silenced."""

import json

from kitchen_tui.alarms.channels.command import event
from kitchen_tui.config.settings import Config
from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.plan import Room
from kitchen_tui.kitchen.session_plan import plan_session
from kitchen_tui.model.duration import MINUTE
from tests.alarms.test_escalation import Ringing


def test_a_start_is_announced_every_two_minutes_until_it_is_begun() -> None:
    ringing = Ringing()
    kitchen = ringing.kitchen
    _, earliest, _ = plan_session(kitchen, None, Room(), 5)
    _, _, accepted = plan_session(kitchen, kitchen.now().wall_ms + (earliest.until + 8) * MINUTE, Room(), 5)
    kitchen.execute(do.AcceptPlan(accepted))
    plan = kitchen.view(kitchen.now()).plan
    assert plan is not None
    first = plan.plan.wall_ms(min(plan.starts.values())) - kitchen.now().wall_ms
    kitchen.execute(do.ShowStep("serve"))  # the first step is not on screen: it has not begun by itself
    ringing.wait(first - MINUTE)
    assert ringing.heard() == []
    ringing.wait(2 * MINUTE)
    assert ringing.heard() == ["start"]
    ringing.wait(4 * MINUTE)
    assert ringing.heard() == ["start"] * 2
    fields = json.loads(json.dumps(event(ringing.command.announced[-1])))
    assert fields["level"] == "start"
    assert fields["dish"]
    plan = kitchen.view(kitchen.now()).plan
    assert plan is not None
    kitchen.execute(do.StartTask(plan.due[0].task.id))
    ringing.wait(3 * MINUTE)
    assert ringing.heard() == []


def test_the_announcing_channels_are_a_setting() -> None:
    alarms = Config().alarms
    assert "start" in alarms.sound.levels
    assert "start" in alarms.command.levels
    assert "start" in alarms.desktop.levels
    assert "start" not in alarms.push.levels
