"""Tests of services: delivery."""
