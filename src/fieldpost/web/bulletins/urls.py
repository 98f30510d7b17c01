from django.urls import path

from .views import bulletin_file, bulletin_page

app_name = "bulletins"

urlpatterns = [
    path("<int:pk>/", bulletin_page, name="bulletin"),
    path("<int:pk>/file/", bulletin_file, name="file"),
]
