"""The invented mission of the folder ``sample``, in an installation of its own on one's own machine.

Its bulletins are read into the register and its issues published anew (``past``); what is on its way in June 2031 comes from
notes (``present``). For its calendar see ``web.clock``.
"""

from .loading import ACCOUNTS, PASSWORD, is_loaded, load_sample

__all__ = ["ACCOUNTS", "PASSWORD", "is_loaded", "load_sample"]
