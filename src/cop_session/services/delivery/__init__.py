"""Delivery of documents: recipients, formats, templates, packaging."""
