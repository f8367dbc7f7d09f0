"""Views become lines of ink: pure functions of what is shown and the room there is; tested without a widget."""
