"""Addresses of the desk. They carry ids alone: names and dates of birth travel in bodies."""

from django.urls import path

from synovia.web.desk import booking, patients, portal, requests, today

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    path("requests/", requests.requests, name="requests"),
    path("requests/<uuid:pk>/", requests.booking_request, name="request"),
    path("requests/<uuid:pk>/match/", requests.match, name="match"),
    path("requests/<uuid:pk>/decline/", requests.decline, name="decline"),
    path("patients/", patients.patients, name="patients"),
    path("patients/new/", patients.register, name="register"),
    path("patients/<uuid:pk>/", patients.patient, name="patient"),
    path("patients/<uuid:pk>/edit/", patients.edit, name="edit"),
    path("patients/<uuid:pk>/portal/", portal.portal, name="portal"),
    path("patients/<uuid:pk>/book/", booking.book, name="book"),
    path("find/", patients.quick_jump, name="quick_jump"),
    path("appointments/<uuid:pk>/", booking.appointment, name="appointment"),
    path("appointments/<uuid:pk>/mark/", booking.mark, name="mark"),
    path("appointments/<uuid:pk>/cancel/", booking.cancel, name="cancel"),
]
