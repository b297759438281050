"""Tests of the documents for each reader."""
