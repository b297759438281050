"""Tests of services: sessions."""
