"""Tests of services: prefill."""
