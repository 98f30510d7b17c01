"""The newsroom's first page: what waits for the person today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..access import needs
from ..roles import Right


@needs(Right.READ_REGISTER)
def today(request: HttpRequest) -> HttpResponse:
    """Show what waits for the person."""
    return render(request, "missions/today.html")
