"""Reports, their scores, the phrase bank and the drawings."""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

import communes.uploads


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CriterionScore",
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
                ("group", models.CharField(max_length=10, verbose_name="nhóm")),
                ("code", models.CharField(max_length=60, verbose_name="tiêu chí")),
                (
                    "numerator",
                    models.PositiveBigIntegerField(blank=True, null=True, verbose_name="tử số"),
                ),
                (
                    "denominator",
                    models.PositiveBigIntegerField(blank=True, null=True, verbose_name="mẫu số"),
                ),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="điểm đã công bố",
                    ),
                ),
                (
                    "maximum",
                    models.DecimalField(decimal_places=2, max_digits=5, verbose_name="điểm tối đa"),
                ),
            ],
            options={
                "verbose_name": "điểm tiêu chí",
                "verbose_name_plural": "điểm tiêu chí",
                "ordering": ("report", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Report",
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
                    "period_type",
                    models.CharField(
                        choices=[
                            ("month", "Tháng"),
                            ("quarter", "Quý"),
                            ("year", "Năm"),
                        ],
                        default="month",
                        max_length=10,
                        verbose_name="loại kỳ",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2022),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="năm",
                    ),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(default=1, verbose_name="tháng hoặc quý"),
                ),
                (
                    "scheme",
                    models.CharField(editable=False, max_length=40, verbose_name="bộ chỉ số"),
                ),
                (
                    "is_reference",
                    models.BooleanField(
                        default=False,
                        help_text="Kỳ nhập chỉ để kỳ sau so sánh: không soạn bài công bố, không hiện cho bạn đọc.",
                        verbose_name="chỉ để so sánh",
                    ),
                ),
                (
                    "dossiers_received",
                    models.PositiveBigIntegerField(blank=True, null=True, verbose_name="Tổng số HS trong kỳ"),
                ),
                (
                    "overdue_dvc",
                    models.PositiveBigIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="Tổng số HS thông báo xử lý quá hạn (DVC)",
                    ),
                ),
                (
                    "overdue_mcdt",
                    models.PositiveBigIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="Tổng số HS xử lý quá hạn trên MCĐT",
                    ),
                ),
                (
                    "online_rate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="Tỷ lệ HS nộp trực tuyến",
                    ),
                ),
                (
                    "satisfaction_rate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="Mức độ hài lòng",
                    ),
                ),
                (
                    "eresult_rate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="Hồ sơ cấp KQ điện tử",
                    ),
                ),
                (
                    "sync_rate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="HS đồng bộ lên cổng DVC",
                    ),
                ),
                (
                    "certified_copies",
                    models.PositiveBigIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="HS cung cấp chứng thực bản sao điện tử",
                    ),
                ),
                (
                    "online_payments",
                    models.PositiveBigIntegerField(blank=True, null=True, verbose_name="Thanh toán trực tuyến"),
                ),
                (
                    "total_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="Điểm đánh giá",
                    ),
                ),
                (
                    "entered_change",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-100),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="Điểm so với kỳ trước",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        default="https://dichvucong.gov.vn",
                        max_length=250,
                        verbose_name="nguồn số liệu",
                    ),
                ),
                (
                    "read_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="số liệu lấy lúc"),
                ),
                (
                    "screenshot",
                    models.ImageField(
                        blank=True,
                        upload_to=communes.uploads.UploadPath("so-lieu", private=True),
                        verbose_name="ảnh chụp màn hình số liệu",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="nhập lúc"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="sửa lúc"),
                ),
            ],
            options={
                "verbose_name": "kỳ đánh giá",
                "verbose_name_plural": "số liệu các kỳ",
                "ordering": ("-year", "-number", "period_type"),
            },
        ),
        migrations.CreateModel(
            name="GroupScore",
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
                ("group", models.CharField(max_length=10, verbose_name="nhóm")),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="điểm",
                    ),
                ),
                (
                    "maximum",
                    models.DecimalField(decimal_places=2, max_digits=5, verbose_name="điểm tối đa"),
                ),
                (
                    "missing_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_entered", "Chưa nhập"),
                            ("not_scored", "Cổng không chấm điểm kỳ này"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="vì sao chưa có điểm",
                    ),
                ),
            ],
            options={
                "verbose_name": "điểm nhóm",
                "verbose_name_plural": "điểm nhóm",
                "ordering": ("report", "pk"),
            },
        ),
        migrations.CreateModel(
            name="HistoricalCriterionScore",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("group", models.CharField(max_length=10, verbose_name="nhóm")),
                ("code", models.CharField(max_length=60, verbose_name="tiêu chí")),
                (
                    "numerator",
                    models.PositiveBigIntegerField(blank=True, null=True, verbose_name="tử số"),
                ),
                (
                    "denominator",
                    models.PositiveBigIntegerField(blank=True, null=True, verbose_name="mẫu số"),
                ),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="điểm đã công bố",
                    ),
                ),
                (
                    "maximum",
                    models.DecimalField(decimal_places=2, max_digits=5, verbose_name="điểm tối đa"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                        max_length=1,
                    ),
                ),
            ],
            options={
                "verbose_name": "lịch sử điểm tiêu chí",
                "verbose_name_plural": "lịch sử điểm tiêu chí",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGroupScore",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("group", models.CharField(max_length=10, verbose_name="nhóm")),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="điểm",
                    ),
                ),
                (
                    "maximum",
                    models.DecimalField(decimal_places=2, max_digits=5, verbose_name="điểm tối đa"),
                ),
                (
                    "missing_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_entered", "Chưa nhập"),
                            ("not_scored", "Cổng không chấm điểm kỳ này"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="vì sao chưa có điểm",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                        max_length=1,
                    ),
                ),
            ],
            options={
                "verbose_name": "lịch sử điểm nhóm",
                "verbose_name_plural": "lịch sử điểm nhóm",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReport",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "period_type",
                    models.CharField(
                        choices=[
                            ("month", "Tháng"),
                            ("quarter", "Quý"),
                            ("year", "Năm"),
                        ],
                        default="month",
                        max_length=10,
                        verbose_name="loại kỳ",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2022),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="năm",
                    ),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(default=1, verbose_name="tháng hoặc quý"),
                ),
                (
                    "scheme",
                    models.CharField(editable=False, max_length=40, verbose_name="bộ chỉ số"),
                ),
                (
                    "is_reference",
                    models.BooleanField(
                        default=False,
                        help_text="Kỳ nhập chỉ để kỳ sau so sánh: không soạn bài công bố, không hiện cho bạn đọc.",
                        verbose_name="chỉ để so sánh",
                    ),
                ),
                (
                    "dossiers_received",
                    models.PositiveBigIntegerField(blank=True, null=True, verbose_name="Tổng số HS trong kỳ"),
                ),
                (
                    "overdue_dvc",
                    models.PositiveBigIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="Tổng số HS thông báo xử lý quá hạn (DVC)",
                    ),
                ),
                (
                    "overdue_mcdt",
                    models.PositiveBigIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="Tổng số HS xử lý quá hạn trên MCĐT",
                    ),
                ),
                (
                    "online_rate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="Tỷ lệ HS nộp trực tuyến",
                    ),
                ),
                (
                    "satisfaction_rate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="Mức độ hài lòng",
                    ),
                ),
                (
                    "eresult_rate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="Hồ sơ cấp KQ điện tử",
                    ),
                ),
                (
                    "sync_rate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="HS đồng bộ lên cổng DVC",
                    ),
                ),
                (
                    "certified_copies",
                    models.PositiveBigIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="HS cung cấp chứng thực bản sao điện tử",
                    ),
                ),
                (
                    "online_payments",
                    models.PositiveBigIntegerField(blank=True, null=True, verbose_name="Thanh toán trực tuyến"),
                ),
                (
                    "total_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="Điểm đánh giá",
                    ),
                ),
                (
                    "entered_change",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-100),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="Điểm so với kỳ trước",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        default="https://dichvucong.gov.vn",
                        max_length=250,
                        verbose_name="nguồn số liệu",
                    ),
                ),
                (
                    "read_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="số liệu lấy lúc"),
                ),
                (
                    "screenshot",
                    models.TextField(
                        blank=True,
                        max_length=100,
                        verbose_name="ảnh chụp màn hình số liệu",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="nhập lúc"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="sửa lúc"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                        max_length=1,
                    ),
                ),
            ],
            options={
                "verbose_name": "lịch sử số liệu",
                "verbose_name_plural": "lịch sử số liệu",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Phrase",
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
                ("group", models.CharField(max_length=10, verbose_name="nhóm chỉ số")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("cause", "Nguyên nhân"),
                            ("remedy", "Biện pháp khắc phục"),
                        ],
                        max_length=10,
                        verbose_name="loại câu",
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        help_text="Một câu trọn vẹn, không ghi số liệu của kỳ: câu được dùng lại nhiều kỳ.",
                        max_length=600,
                        verbose_name="câu văn",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự"),
                ),
                (
                    "is_active",
                    models.BooleanField(default=True, verbose_name="đang dùng"),
                ),
            ],
            options={
                "verbose_name": "câu mẫu",
                "verbose_name_plural": "câu mẫu nguyên nhân, biện pháp",
                "ordering": ("kind", "order", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Drawing",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="drawing",
                        serialize=False,
                        to="indicators.report",
                    ),
                ),
                ("blocks", models.JSONField(verbose_name="các khối văn bản")),
                (
                    "drawn_at",
                    models.DateTimeField(auto_now=True, verbose_name="soạn lúc"),
                ),
            ],
            options={
                "verbose_name": "bản soạn tự động",
                "verbose_name_plural": "bản soạn tự động",
            },
        ),
    ]
