from django.urls import path

from heed.web.briefings.views import drafts, issues, reflections, resolving, writing

app_name = "briefings"
urlpatterns = [
    path("", issues.index, name="index"),
    path("style.css", issues.style, name="style"),
    path("house/", issues.house, name="house"),
    path("contact/", issues.contact, name="contact"),
    path("reviews/<int:pk>/", issues.of_review, name="of_review"),
    path("start/", drafts.start, name="start"),
    path("drafts/<int:pk>/", drafts.draft, name="draft"),
    path("drafts/<int:pk>/write/", writing.write, name="write"),
    path("drafts/<int:pk>/proof/", drafts.proof, name="proof"),
    path("drafts/<int:pk>/preview/", writing.preview, name="preview"),
    path("drafts/<int:pk>/forget/", writing.forget, name="forget"),
    path("drafts/<int:pk>/proof/<slug:form>/<slug:kind>/", drafts.proof_of, name="proof_of"),
    path("drafts/<int:pk>/take-in/", drafts.take_in_the_rest, name="take_in_the_rest"),
    path("drafts/<int:pk>/keep/", resolving.keep_leak, name="keep_leak"),
    path("drafts/<int:pk>/ask/", resolving.ask_for_approval, name="ask_for_approval"),
    path("drafts/<int:pk>/approve/", resolving.approve, name="approve"),
    path("drafts/<int:pk>/issue/", resolving.issue, name="issue_draft"),
    path("versions/<int:pk>/", drafts.version, name="version"),
    path("kept/<int:pk>/take-back/", resolving.take_back, name="take_back"),
    path("<int:pk>/", issues.issue, name="issue"),
    path("<int:pk>/document/", issues.document, name="document"),
    path("<int:pk>/documents/<slug:form>/<slug:kind>/", issues.form_document, name="form_document"),
    path("<int:pk>/read/", issues.say_read, name="say_read"),
    path("<int:pk>/reflect/", reflections.reflect, name="reflect"),
    path("<int:pk>/withdraw/", issues.withdraw, name="withdraw"),
    path("cascades/<int:pk>/stop/", issues.stop_sharing, name="stop_sharing"),
    path("reflections/<int:pk>/mend/", reflections.mend, name="mend"),
]
