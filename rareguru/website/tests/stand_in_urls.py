"""A site of two addresses, to see what the middleware does by itself."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("<!doctype html><title>Page</title><script src=/static/search.js></script>")


def fail(_request: HttpRequest) -> HttpResponse:
    message = "A view failed."
    raise LookupError(message)


urlpatterns = [path("page/", page), path("fail/", fail)]
