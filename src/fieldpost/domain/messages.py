"""Why there is no such day or period."""

from .message import Message

NO_YEAR = Message("no year {year}")
NO_MONTH = Message("no month {month} in {year}")
DAY_WITHOUT_MONTH = Message("a day of {year} needs a month")
NO_DAY = Message("the calendar has no {edtf}")
NO_QUALIFIER = Message("EDTF has no qualifier {mark}")
NO_EDTF_DATE = Message("{text} is no EDTF date such as 2031-03-05, 2031-03 or 2031")
OPEN_AND_STATED = Message("a bound cannot be open and stated: {edtf}")
NO_BOUND = Message("a period states at least one of its bounds")
NO_LAST_DAY = Message("{edtf} has no last day")
CALENDAR_ENDS = Message("the calendar ends with the year 9999")
ENDS_BEFORE_IT_BEGINS = Message("a period cannot end before it begins: {edtf}")
