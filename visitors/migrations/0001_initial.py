"""The salt of the day, readers of the last minutes, visits per day."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import visitors.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("communes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DailySalt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True, verbose_name="ngày")),
                (
                    "salt",
                    models.CharField(
                        default=visitors.models.new_salt,
                        editable=False,
                        max_length=64,
                        validators=[django.core.validators.MinLengthValidator(64)],
                        verbose_name="muối",
                    ),
                ),
            ],
            options={
                "verbose_name": "muối trong ngày",
                "verbose_name_plural": "muối trong ngày",
            },
        ),
        migrations.CreateModel(
            name="DailyVisits",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="ngày")),
                ("visits", models.PositiveBigIntegerField(default=0, verbose_name="lượt truy cập")),
                (
                    "commune",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="communes.commune",
                        verbose_name="xã, phường",
                    ),
                ),
            ],
            options={
                "verbose_name": "lượt truy cập trong ngày",
                "verbose_name_plural": "lượt truy cập theo ngày",
                "ordering": ("-day",),
                "constraints": [
                    models.UniqueConstraint(fields=("commune", "day"), name="daily_visits_once_per_day"),
                    models.CheckConstraint(condition=models.Q(("visits__gte", 0)), name="daily_visits_natural"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(editable=False, max_length=64, verbose_name="bạn đọc")),
                ("last_seen", models.DateTimeField(db_index=True, verbose_name="thấy lần cuối")),
                (
                    "commune",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="communes.commune",
                        verbose_name="xã, phường",
                    ),
                ),
            ],
            options={
                "verbose_name": "bạn đọc đang truy cập",
                "verbose_name_plural": "bạn đọc đang truy cập",
                "indexes": [models.Index(fields=["commune", "last_seen"], name="presence_commune_last_seen")],
                "constraints": [
                    models.UniqueConstraint(fields=("commune", "digest"), name="presence_once_per_reader"),
                    models.CheckConstraint(
                        condition=models.Q(("digest", ""), _negated=True), name="presence_digest_present"
                    ),
                ],
            },
        ),
    ]
