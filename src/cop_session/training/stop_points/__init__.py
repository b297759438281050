"""Stop-points of a session and answers of a class."""
