"""What is happening at the stove: timers, alerts, the session and the plan. Pure: `now` is an argument."""
