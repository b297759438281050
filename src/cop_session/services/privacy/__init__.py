"""Erasure, retention, subject access and handover."""
