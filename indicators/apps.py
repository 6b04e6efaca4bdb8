"""App configuration."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class IndicatorsConfig(AppConfig):
    name = "indicators"
    verbose_name = "Bộ chỉ số"

    def ready(self) -> None:
        from communes.models import Commune
        from indicators.beside_article import beside_announcement
        from indicators.phrase_bank import on_commune_saved
        from indicators.publication import on_article_published
        from indicators.review_panel import report_panels
        from news.beside import beside_article
        from news.review import review_panels
        from news.signals import article_published

        post_save.connect(on_commune_saved, sender=Commune, dispatch_uid="indicators.fill_phrase_bank")
        review_panels.register(report_panels)
        beside_article.register(beside_announcement)
        article_published.connect(on_article_published, dispatch_uid="indicators.store_published")
