"""The durable event log of all sessions: ordered, with checksums, on disk."""
