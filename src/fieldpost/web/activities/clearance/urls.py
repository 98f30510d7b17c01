from django.urls import path

from .views import deciding, submitting, waiting

app_name = "clearance"

urlpatterns = [
    path("", waiting.waiting, name="waiting"),
    path("together/", waiting.together, name="together"),
    path("activities/<int:pk>/", submitting.submit, name="submit"),
    path("<int:pk>/", deciding.clearance, name="clearance"),
    path("<int:pk>/decide/", deciding.decide, name="decide"),
    path("<int:pk>/resubmit/", submitting.resubmit, name="resubmit"),
    path("<int:pk>/withdraw/", submitting.withdraw, name="withdraw"),
    path("steps/<int:pk>/letter/", submitting.send_letter, name="send-letter"),
    path("<int:pk>/photos/<int:file>/", deciding.photo, name="photo"),
]
