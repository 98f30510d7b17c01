"""The read API below ``/api/v1``: what is shown, as data, for everyone.

What an address takes is a struct (``parameters``), what it answers is one, too (``answers``); ``endpoints`` lists which belong
together. The document that describes it all (``openapi``) is made of the same structs. docs/reference/api.md is its manual.
"""
