"""Tests of reading: dates."""
