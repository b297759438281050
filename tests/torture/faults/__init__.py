"""Tests of torture: faults."""
