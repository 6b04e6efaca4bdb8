"""The figures as readers were told them; filled at the next approval, correction or change of a report."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0002_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedFigures",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="published",
                        serialize=False,
                        to="indicators.report",
                    ),
                ),
                ("figures", models.JSONField(verbose_name="số liệu đã công bố")),
                ("stored_at", models.DateTimeField(auto_now=True, verbose_name="ghi lúc")),
            ],
            options={
                "verbose_name": "số liệu đã công bố",
                "verbose_name_plural": "số liệu đã công bố",
            },
        ),
    ]
