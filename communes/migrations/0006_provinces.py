"""Provinces with hosts of their own, and the former communes that today's were merged from."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


def remove_province_hosts(apps, schema_editor):
    """Backwards: a host without a commune has no place in the table as it was."""
    apps.get_model("communes", "Host").objects.filter(commune=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("communes", "0005_signers"),
    ]

    operations = [
        migrations.AlterField(
            model_name="host",
            name="commune",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="hosts",
                to="communes.commune",
                verbose_name="xã, phường",
            ),
        ),
        migrations.CreateModel(
            name="Predecessor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(
                        help_text="Cả loại và tên, ví dụ xã Thạnh Bình.", max_length=100, verbose_name="đơn vị cũ"
                    ),
                ),
                (
                    "merged_on",
                    models.DateField(help_text="Ngày đơn vị mới bắt đầu hoạt động.", verbose_name="sáp nhập từ ngày"),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="predecessors",
                        to="communes.commune",
                        verbose_name="xã, phường",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị trước sáp nhập",
                "verbose_name_plural": "đơn vị trước sáp nhập",
                "ordering": ("merged_on", "name"),
            },
        ),
        migrations.CreateModel(
            name="Province",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        help_text="Mã tỉnh trên Cổng Dịch vụ công Quốc gia, ví dụ H53.",
                        max_length=20,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9.-]*$", "Mã chỉ gồm chữ cái không dấu, số, dấu chấm và gạch nối."
                            )
                        ],
                        verbose_name="mã",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Viết đủ, ví dụ tỉnh Tây Ninh.", max_length=100, unique=True, verbose_name="tên"
                    ),
                ),
                (
                    "is_demo",
                    models.BooleanField(
                        db_default=False, default=False, editable=False, verbose_name="dữ liệu dùng thử"
                    ),
                ),
            ],
            options={
                "verbose_name": "tỉnh, thành phố",
                "verbose_name_plural": "tỉnh, thành phố",
                "ordering": ("name",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True), name="province_code_present"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="province_name_present"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="commune",
            name="belongs_to",
            field=models.ForeignKey(
                blank=True,
                help_text="Tỉnh, thành phố so sánh đơn vị này với các đơn vị khác trên tên miền của mình.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="communes",
                to="communes.province",
                verbose_name="thuộc bảng xếp hạng của",
            ),
        ),
        migrations.AddField(
            model_name="host",
            name="province",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="hosts",
                to="communes.province",
                verbose_name="tỉnh, thành phố",
            ),
        ),
        migrations.AddConstraint(
            model_name="host",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("commune__isnull", False), ("province__isnull", True)),
                    models.Q(("commune__isnull", True), ("province__isnull", False)),
                    _connector="OR",
                ),
                name="host_of_a_commune_or_a_province",
                violation_error_message="Tên miền thuộc về một xã, phường hoặc một tỉnh, không phải cả hai.",
            ),
        ),
        migrations.AddConstraint(
            model_name="predecessor",
            constraint=models.UniqueConstraint(
                fields=("commune", "name"),
                name="predecessor_once_per_commune",
                violation_error_message="Đơn vị cũ này đã được ghi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="predecessor",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="predecessor_name_present"
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, remove_province_hosts),
    ]
