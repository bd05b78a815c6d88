from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "rareguru.knowledge.catalogue"
    label = "catalogue"
