"""How gunicorn serves an installation: ``gunicorn --config python:fieldpost.web.server fieldpost.web.wsgi``.

FIELDPOST_BIND is the address it listens on, FIELDPOST_WORKERS how many processes serve pages.
"""

import os
from typing import Any

from .children import end_with_parent

bind = os.environ.get("FIELDPOST_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("FIELDPOST_WORKERS", "2"))
threads = 4
worker_class = "gthread"
# Imported once and shared by the processes.
preload_app = True
timeout = 120
graceful_timeout = 20
# Bytes of a request's first line: all that gunicorn can take, for addresses of 8,000 have to be (RFC 9110, 4.1). Longer: 414.
limit_request_line = 8190
# Memory that leaks is given back; the spread keeps the processes from starting anew together.
max_requests = 5_000
max_requests_jitter = 500
# Requests are logged by fieldpost.web.request_log, without addresses; gunicorn's own log has the visitor's.
accesslog = None
loglevel = "warning"
# Who may say that the visitor came by HTTPS (SECURE_PROXY_SSL_HEADER): the reverse proxy.
forwarded_allow_ips = os.environ.get("FIELDPOST_PROXIES", "127.0.0.1,::1")


def on_starting(server: Any) -> None:  # noqa: ARG001
    """End with ``fieldpost serve``, if that started it."""
    end_with_parent()
