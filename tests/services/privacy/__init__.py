"""Tests of services: privacy."""
