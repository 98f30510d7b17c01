"""Two kinds of page, as Wagtail's tutorial has them."""

from typing import Any

from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page

IMAGE = "wagtailimages.Image"
SIZE = 20
"""Articles on a page of the index."""


class IndexPage(Page):  # type: ignore[misc]
    """The articles, the newest first."""

    intro = RichTextField(blank=True)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        articles = (
            ArticlePage.objects.live().child_of(self).order_by("-day", "-pk").select_related("picture")
            .prefetch_related("picture__renditions")
        )  # fmt: skip
        return {**super().get_context(request, *args, **kwargs), "articles": articles[:SIZE], "count": articles.count()}


class ArticlePage(Page):  # type: ignore[misc]
    """One article with a picture."""

    day = models.DateField()
    intro = models.CharField(max_length=300)
    body = RichTextField()
    picture = models.ForeignKey(IMAGE, on_delete=models.PROTECT, related_name="+")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        others = ArticlePage.objects.live().sibling_of(self, inclusive=False).filter(day__lte=self.day)
        return {**super().get_context(request, *args, **kwargs), "others": others.order_by("-day")[:3]}
