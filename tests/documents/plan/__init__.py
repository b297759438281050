"""Tests of documents: plan."""
