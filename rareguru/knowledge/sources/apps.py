from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "rareguru.knowledge.sources"
    label = "sources"
