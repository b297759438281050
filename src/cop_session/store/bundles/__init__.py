"""Session files (`*.cop.json`): written, read, imported, recovered."""
