from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "rareguru.website"
    label = "website"
