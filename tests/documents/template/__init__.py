"""Tests of documents: template."""
