"""The SQLite database: key, connection, schema, tables, damage."""
