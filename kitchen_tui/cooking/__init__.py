"""The state of a session: timers, alerts, dishes and the plan. Pure: `now` is an argument."""
