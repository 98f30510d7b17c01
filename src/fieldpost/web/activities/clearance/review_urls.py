from django.urls import path

from .views.review import review, review_photo

app_name = "review"

urlpatterns = [
    path("<str:token>/", review, name="review"),
    path("<str:token>/photos/<int:file>/", review_photo, name="photo"),
]
