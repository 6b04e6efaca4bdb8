"""The register of numbers given to announcements."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communes", "0005_signers"),
        ("indicators", "0003_published_figures"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfficialNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("number", models.PositiveIntegerField(verbose_name="số")),
                ("issued_on", models.DateField(verbose_name="ngày ban hành")),
                ("title", models.CharField(max_length=300, verbose_name="trích yếu")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="official_numbers",
                        to="communes.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="official_number",
                        to="indicators.report",
                        verbose_name="kỳ",
                    ),
                ),
            ],
            options={
                "verbose_name": "số thông báo",
                "verbose_name_plural": "sổ số thông báo",
                "ordering": ("-year", "-number"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "year", "number"),
                        name="official_number_once_a_year",
                        violation_error_message="Số này đã cấp trong năm. Hãy lấy số khác.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1), ("number__lte", 99999)),
                        name="official_number_range",
                        violation_error_message="Số văn bản phải từ 1 trở lên.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 2000), ("year__lte", 2100)), name="official_number_year_range"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="official_number_title_present"
                    ),
                ],
            },
        ),
    ]
