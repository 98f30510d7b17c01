"""Fills the small Wagtail site and prints what its pages cost, as JSON; run by ``bench_public``, with PEER_HOME."""

import io
import json
import os
from datetime import date, timedelta

ARTICLES = 200
TEXT = "<p>The Mission brought together judges and editors to work on court reporting, and agreed on a plan for the year.</p>"


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.wagtail_peer.settings"
    import logging

    import django
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    from ..asking import cost

    django.setup()
    logging.disable()
    call_command("migrate", verbosity=0)
    pages = {"article": "/articles/article-7/", "list of 20": "/articles/"}
    _fill()
    application = get_wsgi_application()
    print(json.dumps({name: cost(application, address, host="localhost") for name, address in pages.items()}))


def _fill() -> None:
    from django.core.files.images import ImageFile
    from PIL import Image as Picture
    from wagtail.images.models import Image
    from wagtail.models import Page, Site

    from .models import ArticlePage, IndexPage

    root = Page.objects.get(depth=2)
    Site.objects.update(root_page=root, site_name="Peer")
    index = root.add_child(instance=IndexPage(title="Articles", slug="articles", show_in_menus=True, intro=TEXT))
    pictures = []
    for shade in range(4):
        file = io.BytesIO()
        Picture.new("RGB", (1200, 800), (40 * shade, 90, 120)).save(file, "JPEG")
        file.seek(0)
        pictures.append(Image.objects.create(title=f"Picture {shade}", file=ImageFile(file, name=f"{shade}.jpg")))
    for number in range(ARTICLES):
        index.add_child(
            instance=ArticlePage(
                title=f"Workshop on court reporting {number}",
                slug=f"article-{number}",
                day=date(2031, 5, 31) - timedelta(days=number),
                intro="Editors and judges worked on what a court reporter may print, and on how to ask for a file.",
                body=TEXT * 3,
                picture=pictures[number % len(pictures)],
            )
        )


if __name__ == "__main__":
    main()
