"""Tests of services: agenda."""
