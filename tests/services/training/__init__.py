"""Tests of services: training."""
