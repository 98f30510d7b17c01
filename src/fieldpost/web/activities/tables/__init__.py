"""Tables of activities: what is exported can be imported again."""
