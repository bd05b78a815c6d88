"""Addresses for machines, which have no language."""

from django.urls import path

from rareguru.website.views import machines

urlpatterns = [
    path("robots.txt", machines.robots),
    path(".well-known/security.txt", machines.security),
    path("favicon.ico", machines.favicon),
    path("sitemap.xml", machines.sitemap_index),
    path("sitemap-<slug:name>.xml", machines.sitemap),
]
