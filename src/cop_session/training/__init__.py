"""A trainer's additions to a session: stop-points, each with a question, and the answers of a class."""
