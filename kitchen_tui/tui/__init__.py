"""The screens and widgets; they draw frozen views and hold no state of the session."""
