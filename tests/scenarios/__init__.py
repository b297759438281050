"""Two fictional round tables, written once: they feed the samples, the tests and the bench."""
