from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "rareguru.knowledge.pages"
    label = "pages"
