"""Tests of the plan on paper."""
