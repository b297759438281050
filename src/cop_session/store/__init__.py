"""What is kept on disk: the log of each session, its drafts, and what is derived from them."""
