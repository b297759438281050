"""Tests of documents: word."""
