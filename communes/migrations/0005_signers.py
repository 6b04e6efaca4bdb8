"""Who signs the commune's documents, and who receives them."""

from datetime import date

import django.db.models.deletion
from django.db import migrations, models


def carry_over(apps, schema_editor):
    """Whoever a commune named as its signer signs from the start."""
    Signer = apps.get_model("communes", "Signer")
    for commune in apps.get_model("communes", "Commune").objects.exclude(signer_name=""):
        capacity = "kt" if "PHÓ" in commune.signer_title.upper() else "ct"
        Signer.objects.create(commune=commune, name=commune.signer_name, capacity=capacity, since=date(2022, 1, 1))


class Migration(migrations.Migration):
    dependencies = [
        ("communes", "0004_accounts"),
    ]

    operations = [
        migrations.AddField(
            model_name="commune",
            name="recipients",
            field=models.TextField(
                blank=True,
                db_default="",
                help_text="Mỗi dòng một nơi nhận, ví dụ: Thường trực Đảng ủy, HĐND xã. Dòng «Lưu: VT» được thêm tự động.",
                max_length=1000,
                verbose_name="nơi nhận văn bản",
            ),
        ),
        migrations.CreateModel(
            name="Signer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(help_text="Không ghi học hàm, học vị.", max_length=100, verbose_name="họ và tên"),
                ),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("tm", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"),
                            ("tm_kt", "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"),
                            ("ct", "CHỦ TỊCH"),
                            ("kt", "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"),
                        ],
                        default="tm",
                        max_length=10,
                        verbose_name="ký với tư cách",
                    ),
                ),
                (
                    "since",
                    models.DateField(
                        help_text="Văn bản từ ngày này do người này ký, cho đến khi có người khác.",
                        verbose_name="ký từ ngày",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signers",
                        to="communes.commune",
                        verbose_name="xã, phường",
                    ),
                ),
            ],
            options={
                "verbose_name": "người ký văn bản",
                "verbose_name_plural": "người ký văn bản",
                "ordering": ("-since",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commune", "since"),
                        name="signer_one_from_a_day",
                        violation_error_message="Đã có người ký từ ngày này.",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="signer_name_present"),
                    models.CheckConstraint(
                        condition=models.Q(("capacity__in", ["tm", "tm_kt", "ct", "kt"])), name="signer_capacity_known"
                    ),
                ],
            },
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
    ]
