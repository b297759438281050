"""Tests of torture: kills."""
