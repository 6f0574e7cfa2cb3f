"""All addresses, by audience. Each view declares who may open it (web/policy.py)."""

from django.urls import include, path

from synovia.web import front_hall

handler400 = "synovia.web.errors.bad_request"
handler403 = "synovia.web.errors.permission_denied"
handler404 = "synovia.web.errors.page_not_found"
handler500 = "synovia.web.errors.server_error"

urlpatterns = [
    path("", include("synovia.web.public.urls")),
    path("account/", include("allauth.urls")),
    path("home/", front_hall.home_for_role, name="home_for_role"),
    path("keep-alive/", front_hall.keep_alive, name="keep_alive"),
    path("role/<uuid:pk>/", front_hall.choose_membership, name="choose_membership"),
    path("my/", include("synovia.web.patient.urls")),
    path("clinic/", include("synovia.web.clinician.urls")),
    path("desk/", include("synovia.web.desk.urls")),
    path("billing/", include("synovia.web.billing.urls")),
    path("manage/", include("synovia.web.manager.urls")),
    path("gallery/", include("synovia.web.gallery.urls")),
]
