"""The entry form: a record as fields that a person fills in, and those fields as a record again.

    period     a period as a person says it: days, or only the month, season or year
    columns    each list of facts (places, people, ...) as rows of cells
    showing    a record as typed fields
    reading    typed fields as a record; what was left as it was shown is the fact it was, origin and all
    start      what a form begins with: a reading, a similar activity, a version, or nothing
    merging    what two people changed at once
    page       the form as the templates draw it

``Typed`` are the fields as the browser sends them, one text a name; a draft keeps them as they are.
"""
