"""Tests, and the scripts that keep generated files in step with the code."""
