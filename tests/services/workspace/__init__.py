"""Tests of services: workspace."""
