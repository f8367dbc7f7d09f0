"""Plans when to do what, so that all dishes are ready at the serving time. Pure: `now` and a seed are arguments."""
