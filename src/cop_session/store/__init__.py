"""The data on disk: the log of each session, its drafts, and the tables derived from them."""
