"""Fictional round tables, written once: they feed the samples, the library for a class, the tests and the bench."""
