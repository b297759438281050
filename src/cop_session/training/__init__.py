"""What a trainer lays beside a session: points to stop at, with a question, and what a class answered there."""
