"""The event log of each session, with its drafts, leases and hash chain."""
