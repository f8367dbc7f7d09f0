"""Alarms through independent channels, which work on a best-effort basis and never block."""
