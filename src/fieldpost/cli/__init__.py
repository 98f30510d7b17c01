"""The fieldpost command: reads bulletins, compiles a month's issue, publishes it."""
