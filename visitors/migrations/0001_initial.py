"""Salts, presence and visits per day."""

import django.core.validators
import django.db.models.deletion
import visitors.models
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("communes", "0002_staff_action"),
    ]

    operations = [
        migrations.CreateModel(
            name="DailySalt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
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
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "reader",
                    models.CharField(
                        editable=False, max_length=64, verbose_name="bạn đọc"
                    ),
                ),
                ("seen_at", models.DateTimeField(verbose_name="thấy lúc")),
                (
                    "commune",
                    models.ForeignKey(
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
                "indexes": [
                    models.Index(
                        fields=["commune", "seen_at"], name="presence_commune_seen"
                    ),
                    models.Index(fields=["seen_at"], name="presence_seen"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "reader"), name="presence_once_per_reader"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reader", ""), _negated=True),
                        name="presence_reader_present",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                (
                    "visits",
                    models.PositiveBigIntegerField(
                        default=0, verbose_name="lượt truy cập"
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
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
                    models.UniqueConstraint(
                        fields=("commune", "day"), name="visit_day_once_per_commune"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("visits__gte", 0)),
                        name="visit_day_visits_natural",
                    ),
                ],
            },
        ),
    ]
