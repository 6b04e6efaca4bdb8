"""Articles, categories, pages and what readers leave behind."""

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import communes.uploads


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("communes", "0002_staff_action"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Category",
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
                    "name",
                    models.CharField(max_length=80, verbose_name="tên chuyên mục"),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Chữ không dấu, ví dụ cai-cach-hanh-chinh. Đổi đường dẫn làm hỏng liên kết cũ.",
                        max_length=80,
                        verbose_name="đường dẫn",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự"),
                ),
                (
                    "in_menu",
                    models.BooleanField(default=True, verbose_name="hiện trên trình đơn"),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="categories",
                        to="communes.commune",
                        verbose_name="xã, phường",
                    ),
                ),
            ],
            options={
                "verbose_name": "chuyên mục",
                "verbose_name_plural": "chuyên mục",
                "ordering": ("order", "name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Article",
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
                ("title", models.CharField(max_length=250, verbose_name="tiêu đề")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Để trống: lấy từ tiêu đề. Đường dẫn cũ vẫn dẫn tới bài.",
                        max_length=200,
                        verbose_name="đường dẫn",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="Một hai câu đứng đầu bài và trong danh sách bài.",
                        verbose_name="tóm tắt, mở đầu",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="nội dung")),
                ("body_html", models.TextField(blank=True, default="", editable=False)),
                (
                    "image",
                    models.ImageField(
                        blank=True,
                        height_field="image_height",
                        upload_to=communes.uploads.UploadPath("anh-bai"),
                        verbose_name="ảnh đại diện",
                        width_field="image_width",
                    ),
                ),
                (
                    "image_width",
                    models.PositiveIntegerField(blank=True, editable=False, null=True),
                ),
                (
                    "image_height",
                    models.PositiveIntegerField(blank=True, editable=False, null=True),
                ),
                (
                    "image_alt",
                    models.CharField(
                        blank=True,
                        help_text="Nói ảnh có gì, cho người không nhìn thấy ảnh. Bắt buộc khi có ảnh.",
                        max_length=200,
                        verbose_name="mô tả ảnh",
                    ),
                ),
                (
                    "image_caption",
                    models.CharField(blank=True, max_length=250, verbose_name="chú thích ảnh"),
                ),
                (
                    "author_line",
                    models.CharField(blank=True, max_length=120, verbose_name="tác giả"),
                ),
                (
                    "source",
                    models.CharField(blank=True, max_length=250, verbose_name="nguồn"),
                ),
                (
                    "pinned",
                    models.BooleanField(default=False, verbose_name="ghim lên đầu trang chủ"),
                ),
                (
                    "comments_open",
                    models.BooleanField(default=True, verbose_name="nhận ý kiến bạn đọc"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Bản thảo"),
                            ("review", "Chờ duyệt"),
                            ("published", "Đã đăng"),
                            ("withdrawn", "Đã gỡ"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Để trống: lúc duyệt. Thời điểm sau này: bài tự hiện khi đến giờ.",
                        null=True,
                        verbose_name="đăng lúc",
                    ),
                ),
                (
                    "to_confirm",
                    models.TextField(
                        blank=True,
                        editable=False,
                        help_text="Người gửi duyệt hoặc đăng bài phải xác nhận điều này.",
                        verbose_name="điều cần xác nhận",
                    ),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="xác nhận lúc",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="tạo lúc"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="sửa lúc"),
                ),
                (
                    "title_folded",
                    models.CharField(default="", editable=False, max_length=250),
                ),
                ("text_folded", models.TextField(default="", editable=False)),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="articles",
                        to="communes.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xác nhận",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người tạo",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="news.category",
                        verbose_name="chuyên mục",
                    ),
                ),
            ],
            options={
                "verbose_name": "bài viết",
                "verbose_name_plural": "bài viết",
                "ordering": ("-published_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Comment",
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
                ("name", models.CharField(max_length=80, verbose_name="họ tên")),
                ("text", models.TextField(max_length=2000, verbose_name="ý kiến")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "Chờ duyệt"),
                            ("approved", "Đã đăng"),
                            ("rejected", "Không đăng"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="gửi lúc"),
                ),
                (
                    "moderated_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="duyệt lúc"),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="news.article",
                        verbose_name="bài viết",
                    ),
                ),
                (
                    "moderated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người duyệt",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến bạn đọc",
                "verbose_name_plural": "ý kiến bạn đọc",
                "ordering": ("-created_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Correction",
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
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
                ("reason", models.CharField(max_length=300, verbose_name="lý do")),
                ("old_text", models.TextField(verbose_name="văn bản cũ")),
                ("new_text", models.TextField(verbose_name="văn bản mới")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="news.article",
                        verbose_name="bài viết",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đính chính",
                    ),
                ),
            ],
            options={
                "verbose_name": "đính chính",
                "verbose_name_plural": "đính chính",
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="HistoricalArticle",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("title", models.CharField(max_length=250, verbose_name="tiêu đề")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Để trống: lấy từ tiêu đề. Đường dẫn cũ vẫn dẫn tới bài.",
                        max_length=200,
                        verbose_name="đường dẫn",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="Một hai câu đứng đầu bài và trong danh sách bài.",
                        verbose_name="tóm tắt, mở đầu",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="nội dung")),
                (
                    "image",
                    models.TextField(blank=True, max_length=100, verbose_name="ảnh đại diện"),
                ),
                (
                    "image_alt",
                    models.CharField(
                        blank=True,
                        help_text="Nói ảnh có gì, cho người không nhìn thấy ảnh. Bắt buộc khi có ảnh.",
                        max_length=200,
                        verbose_name="mô tả ảnh",
                    ),
                ),
                (
                    "image_caption",
                    models.CharField(blank=True, max_length=250, verbose_name="chú thích ảnh"),
                ),
                (
                    "author_line",
                    models.CharField(blank=True, max_length=120, verbose_name="tác giả"),
                ),
                (
                    "source",
                    models.CharField(blank=True, max_length=250, verbose_name="nguồn"),
                ),
                (
                    "pinned",
                    models.BooleanField(default=False, verbose_name="ghim lên đầu trang chủ"),
                ),
                (
                    "comments_open",
                    models.BooleanField(default=True, verbose_name="nhận ý kiến bạn đọc"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Bản thảo"),
                            ("review", "Chờ duyệt"),
                            ("published", "Đã đăng"),
                            ("withdrawn", "Đã gỡ"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Để trống: lúc duyệt. Thời điểm sau này: bài tự hiện khi đến giờ.",
                        null=True,
                        verbose_name="đăng lúc",
                    ),
                ),
                (
                    "to_confirm",
                    models.TextField(
                        blank=True,
                        editable=False,
                        help_text="Người gửi duyệt hoặc đăng bài phải xác nhận điều này.",
                        verbose_name="điều cần xác nhận",
                    ),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="xác nhận lúc",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="tạo lúc"),
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
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="news.category",
                        verbose_name="chuyên mục",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="communes.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xác nhận",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người tạo",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lịch sử bài viết",
                "verbose_name_plural": "lịch sử bài viết",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCategory",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "name",
                    models.CharField(max_length=80, verbose_name="tên chuyên mục"),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Chữ không dấu, ví dụ cai-cach-hanh-chinh. Đổi đường dẫn làm hỏng liên kết cũ.",
                        max_length=80,
                        verbose_name="đường dẫn",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự"),
                ),
                (
                    "in_menu",
                    models.BooleanField(default=True, verbose_name="hiện trên trình đơn"),
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
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="communes.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lịch sử chuyên mục",
                "verbose_name_plural": "lịch sử chuyên mục",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPage",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("title", models.CharField(max_length=200, verbose_name="tiêu đề")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Chữ không dấu, ví dụ gioi-thieu.",
                        max_length=200,
                        verbose_name="đường dẫn",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="nội dung")),
                (
                    "is_public",
                    models.BooleanField(default=False, verbose_name="công khai"),
                ),
                (
                    "in_footer",
                    models.BooleanField(default=True, verbose_name="hiện ở chân trang"),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="cập nhật lúc"),
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
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="communes.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lịch sử trang",
                "verbose_name_plural": "lịch sử trang",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Page",
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
                ("title", models.CharField(max_length=200, verbose_name="tiêu đề")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Chữ không dấu, ví dụ gioi-thieu.",
                        max_length=200,
                        verbose_name="đường dẫn",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="nội dung")),
                ("body_html", models.TextField(blank=True, default="", editable=False)),
                (
                    "is_public",
                    models.BooleanField(default=False, verbose_name="công khai"),
                ),
                (
                    "in_footer",
                    models.BooleanField(default=True, verbose_name="hiện ở chân trang"),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="cập nhật lúc"),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pages",
                        to="communes.commune",
                        verbose_name="xã, phường",
                    ),
                ),
            ],
            options={
                "verbose_name": "trang tĩnh",
                "verbose_name_plural": "trang tĩnh",
                "ordering": ("order", "title", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Rating",
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
                    "reader_key",
                    models.CharField(editable=False, max_length=64, verbose_name="khóa bạn đọc"),
                ),
                (
                    "points",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="điểm",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="lúc"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="đổi lúc"),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ratings",
                        to="news.article",
                        verbose_name="bài viết",
                    ),
                ),
            ],
            options={
                "verbose_name": "đánh giá",
                "verbose_name_plural": "đánh giá",
            },
        ),
        migrations.CreateModel(
            name="Upload",
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
                    "file",
                    models.ImageField(
                        height_field="height",
                        upload_to=communes.uploads.UploadPath("anh"),
                        verbose_name="ảnh",
                        width_field="width",
                    ),
                ),
                (
                    "width",
                    models.PositiveIntegerField(editable=False, verbose_name="rộng"),
                ),
                (
                    "height",
                    models.PositiveIntegerField(editable=False, verbose_name="cao"),
                ),
                (
                    "description",
                    models.CharField(blank=True, max_length=200, verbose_name="mô tả"),
                ),
                (
                    "uploaded_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="tải lên lúc"),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uploads",
                        to="communes.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người tải lên",
                    ),
                ),
            ],
            options={
                "verbose_name": "ảnh trong bài",
                "verbose_name_plural": "ảnh trong bài",
                "ordering": ("-uploaded_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="ArticleCounter",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="counter",
                        serialize=False,
                        to="news.article",
                    ),
                ),
                (
                    "views",
                    models.PositiveBigIntegerField(default=0, verbose_name="lượt xem"),
                ),
                (
                    "rating_sum",
                    models.PositiveBigIntegerField(default=0, verbose_name="tổng điểm đánh giá"),
                ),
                (
                    "rating_count",
                    models.PositiveBigIntegerField(default=0, verbose_name="số đánh giá"),
                ),
                (
                    "comments",
                    models.PositiveIntegerField(default=0, verbose_name="số ý kiến được đăng"),
                ),
            ],
            options={
                "verbose_name": "số đếm của bài",
                "verbose_name_plural": "số đếm của bài",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_sum__gte", models.F("rating_count")),
                            (
                                "rating_sum__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("rating_count"), "*", models.Value(5)
                                ),
                            ),
                        ),
                        name="article_counter_ratings_between_1_and_5",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleEvent",
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
                    "action",
                    models.CharField(
                        choices=[
                            ("created", "Tạo bài"),
                            ("submitted", "Gửi duyệt"),
                            ("sent_back", "Trả lại"),
                            ("published", "Duyệt và đăng"),
                            ("self_published", "Tự duyệt bài của mình và đăng"),
                            ("withdrawn", "Gỡ bài"),
                            ("corrected", "Đính chính"),
                        ],
                        max_length=20,
                        verbose_name="việc",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
                ("remark", models.TextField(blank=True, verbose_name="ghi chú")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="news.article",
                        verbose_name="bài viết",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thực hiện",
                    ),
                ),
            ],
            options={
                "verbose_name": "bước duyệt",
                "verbose_name_plural": "các bước duyệt",
                "ordering": ("-at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "action__in",
                                [
                                    "created",
                                    "submitted",
                                    "sent_back",
                                    "published",
                                    "self_published",
                                    "withdrawn",
                                    "corrected",
                                ],
                            )
                        ),
                        name="article_event_action_known",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="category",
            constraint=models.UniqueConstraint(
                fields=("commune", "slug"),
                name="category_slug_once_per_commune",
                violation_error_message="Đơn vị đã có chuyên mục với đường dẫn này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="category",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug", ""), _negated=True),
                name="category_slug_present",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["commune", "status", "-published_at", "-id"],
                name="article_public_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["category", "status", "-published_at", "-id"],
                name="article_category_newest",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "published"), _negated=True),
                    ("published_at__isnull", False),
                    _connector="OR",
                ),
                name="article_published_has_a_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["draft", "review", "published", "withdrawn"])),
                name="article_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True),
                    models.Q(("slug", ""), _negated=True),
                ),
                name="article_title_and_slug_present",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("image", ""),
                    models.Q(("image_alt", ""), _negated=True),
                    _connector="OR",
                ),
                name="article_image_has_a_description",
                violation_error_message="Hãy mô tả ảnh cho người không nhìn thấy ảnh.",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["article", "status"], name="comment_article_status"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["pending", "approved", "rejected"])),
                name="comment_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True),
                    models.Q(("text", ""), _negated=True),
                ),
                name="comment_name_and_text_present",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="correction_reason_present",
            ),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.UniqueConstraint(
                fields=("commune", "slug"),
                name="page_slug_once_per_commune",
                violation_error_message="Đơn vị đã có trang với đường dẫn này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug", ""), _negated=True),
                name="page_slug_present",
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.UniqueConstraint(fields=("article", "reader_key"), name="rating_once_per_reader"),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.CheckConstraint(
                condition=models.Q(("points__gte", 1), ("points__lte", 5)),
                name="rating_between_1_and_5",
            ),
        ),
    ]
