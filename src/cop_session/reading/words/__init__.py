"""Vocabulary, lexer and grammar of dates, people and roles."""
