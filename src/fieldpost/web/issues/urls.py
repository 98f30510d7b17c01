from django.urls import path

from .views import board, editing, overview, preview, publishing

app_name = "issues"

urlpatterns = [
    path("", overview.issues, name="list"),
    path("compile/", overview.compile_issue, name="compile"),
    path("checks/", overview.checks, name="checks"),
    path("<int:pk>/", board.issue, name="issue"),
    path("<int:pk>/compile/", board.compile_again, name="compile-again"),
    path("<int:pk>/edit/", editing.edit, name="edit"),
    path("<int:pk>/check/", publishing.check, name="check"),
    path("<int:pk>/items/<int:item>/", editing.item, name="item"),
    path("<int:pk>/items/<int:item>/move/", board.move, name="move"),
    path("<int:pk>/items/<int:item>/place/", board.place, name="place"),
    path("<int:pk>/items/<int:item>/leave-out/", board.leave_out, name="leave-out"),
    path("<int:pk>/photos/<int:photo>/", board.photo, name="photo"),
    path("<int:pk>/preview/", preview.preview, name="preview"),
    path("<int:pk>/preview/issue.<slug:form>", preview.file, name="preview-file"),
    path("<int:pk>/preview/photos/<str:name>", preview.photo, name="preview-photo"),
    path("<int:pk>/publish/", publishing.publish, name="publish"),
    path("<int:pk>/schedule/", publishing.schedule, name="schedule"),
    path("<int:pk>/schedule/cancel/", publishing.cancel, name="cancel-schedule"),
    path("<int:pk>/correct/", publishing.correct, name="correct"),
    path("<int:pk>/publications/<int:sequence>/", publishing.publication, name="publication"),
]
