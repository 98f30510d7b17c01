"""The other forms of what is shown: feeds, calendars, tables. One module a form, each from values to bytes."""
