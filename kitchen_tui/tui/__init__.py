"""What the cook sees: screens and widgets that draw frozen views and own no truth."""
