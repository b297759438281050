"""Tests of reading: people."""
