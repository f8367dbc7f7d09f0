"""Decides which events a command causes, or refuses it with a sentence and changes nothing."""

from collections.abc import Callable, Mapping
from typing import Any

from kitchen_tui.cooking import commands, events
from kitchen_tui.cooking.decide import alerts, dishes, timers
from kitchen_tui.cooking.decide.decision import Decision, Refused, Situation
from kitchen_tui.cooking.history import undoable

__all__ = ["Refused", "decide", "is_for_good"]


def decide(situation: Situation, command: commands.Command) -> Decision:
    """Return the decision on a command. Raises Refused with a sentence for the cook."""
    if situation.session.closed and not isinstance(command, commands.TakeNote):
        raise Refused("The session is already closed.")
    return _DECIDERS[type(command)](situation, command)


def is_for_good(command: commands.Command) -> bool:
    """Return whether undo leaves a command out: closing the session, looking at a dish, and undo and redo."""
    return isinstance(command, commands.CloseSession | commands.ShowDish | commands.Undo | commands.Redo)


def _undo(situation: Situation, command: commands.Undo) -> Decision:
    undone = undoable(situation.history)
    if not undone:
        raise Refused("There is nothing to undo.")
    return Decision((events.CommandUndone(undone),))


def _redo(situation: Situation, command: commands.Redo) -> Decision:
    if not situation.history.undone:
        raise Refused("There is nothing to redo.")
    return Decision((events.CommandRedone(situation.history.undone[-1]),))


_DECIDERS: Mapping[type, Callable[[Situation, Any], Decision]] = {
    commands.StartDish: dishes.start,
    commands.ShowDish: dishes.show,
    commands.ScaleDish: dishes.scale,
    commands.TickIngredient: dishes.tick,
    commands.TakeNote: dishes.note,
    commands.HoldSession: dishes.hold,
    commands.MuteAlarms: dishes.mute,
    commands.CloseSession: dishes.close,
    commands.ShowStep: dishes.show_step,
    commands.MoveStep: dishes.move_step,
    commands.MarkStep: dishes.mark_step,
    commands.StartNextTimer: timers.start_next,
    commands.StartTimer: timers.start,
    commands.AddTimer: timers.add,
    commands.RenameTimer: timers.rename,
    commands.PauseTimer: timers.pause,
    commands.ResumeTimer: timers.resume,
    commands.PauseAll: timers.pause_all,
    commands.ResumeAll: timers.resume_all,
    commands.ToggleTimer: alerts.toggle,
    commands.FinishTimer: timers.finish,
    commands.CancelTimer: timers.cancel,
    commands.RestartTimer: timers.restart,
    commands.AdjustTimer: timers.adjust,
    commands.ExtendTimer: timers.extend,
    commands.AnswerCheck: alerts.answer,
    commands.Acknowledge: alerts.acknowledge,
    commands.AcknowledgeAll: alerts.acknowledge_all,
    commands.Snooze: alerts.snooze,
    commands.AcceptPlan: dishes.accept_plan,
    commands.LeaveSlip: dishes.leave_slip,
    commands.StartTask: dishes.start_task,
    commands.SnoozeStart: dishes.snooze_start,
    commands.DismissStart: dishes.dismiss_start,
    commands.Undo: _undo,
    commands.Redo: _redo,
}
