"""Finding what is shown by its words: one row an activity, with the stems of its words in all its languages.

The databases' own engines are asked directly, FTS5 of SQLite and tsvector of PostgreSQL; the stems are made here, so that both
find the same. docs/reference/search.md says what readers can type.
"""
