"""The pages of the site, below the language."""

from django.urls import path, re_path, register_converter

from rareguru.website.converters import LetterConverter, NumberConverter
from rareguru.website.doctor import views as doctor
from rareguru.website.finder import views as finder
from rareguru.website.quality import views as quality
from rareguru.website.views import compare, diseases, home, organizations, search, sources

register_converter(LetterConverter, "letter")
register_converter(NumberConverter, "number")

app_name = "website"
urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.results, name="search"),
    path("search/suggest", search.suggest, name="suggest"),
    path("diseases/", diseases.disease_index, name="diseases"),
    path("diseases/<letter:letter>/", diseases.diseases_by_letter, name="letter"),
    path("diseases/<letter:letter>/<number:number>/", diseases.diseases_by_letter),
    re_path(r"^diseases/(?P<slug>[^/]+)/?$", diseases.disease, name="disease"),
    path("systems/", diseases.system_index, name="systems"),
    path("systems/<slug:system>/", diseases.diseases_by_system, name="system"),
    path("systems/<slug:system>/<number:number>/", diseases.diseases_by_system),
    path("branches/", diseases.branch_index, name="branches"),
    re_path(r"^branches/(?P<slug>[^/]+)/?$", diseases.branch, name="branch"),
    path("symptoms/", finder.finder, name="finder"),
    path("symptoms/terms", finder.terms, name="terms"),
    path("symptoms/how-good/", quality.how_good, name="how_good"),
    path("symptoms/doctor/", doctor.page, name="doctor"),
    path("symptoms/doctor/pdf", doctor.pdf, name="doctor_pdf"),
    path("symptoms/doctor/phenopacket", doctor.phenopacket, name="doctor_phenopacket"),
    path("compare/", compare.choose, name="compare"),
    re_path(r"^compare/(?P<slugs>[^/]+/[^/]+(?:/[^/]+)?)/$", compare.comparison, name="comparison"),
    path("organizations/", organizations.organization_index, name="organizations"),
    path("organizations/<slug:slug>/", organizations.organization, name="organization"),
    path("sources/", sources.source_index, name="sources"),
    path("about/", home.about, name="about"),
    path("privacy/", home.privacy, name="privacy"),
    path("disclaimer/", home.disclaimer, name="disclaimer"),
]
