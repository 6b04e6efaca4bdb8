"""The reading side: tags, attachments, documents, feedback, notices, replies, bars, pictures in several widths."""

import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import pictures.models
import simple_history.models
from django.conf import settings
from django.db import migrations, models
from pictures.migrations import AlterPictureField

import communes.uploads


class Migration(migrations.Migration):
    dependencies = [
        ("communes", "0003_reading_side"),
        ("news", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "title",
                    models.CharField(
                        help_text="Tên mà bạn đọc thấy, ví dụ «Mẫu đơn đăng ký».",
                        max_length=200,
                        verbose_name="tên tệp",
                    ),
                ),
                (
                    "file",
                    models.FileField(max_length=250, upload_to=communes.uploads.FilePath("tep"), verbose_name="tệp"),
                ),
                ("size", models.PositiveBigIntegerField(default=0, editable=False, verbose_name="cỡ tệp")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")),
            ],
            options={
                "verbose_name": "tệp đính kèm",
                "verbose_name_plural": "tệp đính kèm",
                "ordering": ("order", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(help_text="Ví dụ 12/TB-UBND.", max_length=60, verbose_name="số, ký hiệu")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("nghi-quyet", "Nghị quyết"),
                            ("quyet-dinh", "Quyết định"),
                            ("chi-thi", "Chỉ thị"),
                            ("quy-che", "Quy chế, quy định"),
                            ("thong-bao", "Thông báo"),
                            ("huong-dan", "Hướng dẫn"),
                            ("chuong-trinh", "Chương trình"),
                            ("ke-hoach", "Kế hoạch"),
                            ("de-an", "Đề án, dự án, phương án"),
                            ("bao-cao", "Báo cáo"),
                            ("to-trinh", "Tờ trình"),
                            ("cong-van", "Công văn"),
                            ("giay-moi", "Giấy mời"),
                            ("khac", "Văn bản khác"),
                        ],
                        max_length=20,
                        verbose_name="loại văn bản",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="Nội dung chính của văn bản, như trên bản giấy.",
                        max_length=500,
                        verbose_name="trích yếu",
                    ),
                ),
                ("issuer", models.CharField(max_length=150, verbose_name="cơ quan ban hành")),
                ("signer", models.CharField(blank=True, max_length=100, verbose_name="người ký")),
                ("issued_on", models.DateField(verbose_name="ngày ban hành")),
                ("effective_on", models.DateField(blank=True, null=True, verbose_name="ngày có hiệu lực")),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        max_length=250,
                        upload_to=communes.uploads.FilePath("van-ban"),
                        verbose_name="tệp văn bản",
                    ),
                ),
                ("size", models.PositiveBigIntegerField(default=0, editable=False, verbose_name="cỡ tệp")),
                ("is_public", models.BooleanField(default=False, verbose_name="công khai")),
                ("text_folded", models.TextField(default="", editable=False)),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="cập nhật lúc")),
            ],
            options={
                "verbose_name": "văn bản",
                "verbose_name_plural": "văn bản",
                "ordering": ("-issued_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("contact", "Liên hệ, góp ý"), ("fault", "Báo lỗi nội dung")],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="họ tên")),
                ("contact", models.CharField(blank=True, max_length=120, verbose_name="điện thoại hoặc thư điện tử")),
                ("text", models.TextField(max_length=3000, verbose_name="nội dung")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="gửi lúc")),
                (
                    "status",
                    models.CharField(
                        choices=[("new", "Chưa xử lý"), ("done", "Đã xử lý")],
                        default="new",
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                ("note", models.TextField(blank=True, help_text="Chỉ cán bộ thấy.", verbose_name="ghi chú xử lý")),
                ("handled_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="xử lý lúc")),
            ],
            options={
                "verbose_name": "góp ý của bạn đọc",
                "verbose_name_plural": "góp ý của bạn đọc",
                "ordering": ("-created_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="HistoricalDocument",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("number", models.CharField(help_text="Ví dụ 12/TB-UBND.", max_length=60, verbose_name="số, ký hiệu")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("nghi-quyet", "Nghị quyết"),
                            ("quyet-dinh", "Quyết định"),
                            ("chi-thi", "Chỉ thị"),
                            ("quy-che", "Quy chế, quy định"),
                            ("thong-bao", "Thông báo"),
                            ("huong-dan", "Hướng dẫn"),
                            ("chuong-trinh", "Chương trình"),
                            ("ke-hoach", "Kế hoạch"),
                            ("de-an", "Đề án, dự án, phương án"),
                            ("bao-cao", "Báo cáo"),
                            ("to-trinh", "Tờ trình"),
                            ("cong-van", "Công văn"),
                            ("giay-moi", "Giấy mời"),
                            ("khac", "Văn bản khác"),
                        ],
                        max_length=20,
                        verbose_name="loại văn bản",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="Nội dung chính của văn bản, như trên bản giấy.",
                        max_length=500,
                        verbose_name="trích yếu",
                    ),
                ),
                ("issuer", models.CharField(max_length=150, verbose_name="cơ quan ban hành")),
                ("signer", models.CharField(blank=True, max_length=100, verbose_name="người ký")),
                ("issued_on", models.DateField(verbose_name="ngày ban hành")),
                ("effective_on", models.DateField(blank=True, null=True, verbose_name="ngày có hiệu lực")),
                ("file", models.TextField(blank=True, max_length=250, verbose_name="tệp văn bản")),
                ("is_public", models.BooleanField(default=False, verbose_name="công khai")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="cập nhật lúc")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "lịch sử văn bản",
                "verbose_name_plural": "lịch sử văn bản",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNotice",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "text",
                    models.CharField(
                        help_text="Một hai câu: việc gì, ở đâu, người dân cần làm gì, gọi số nào.",
                        max_length=300,
                        verbose_name="nội dung",
                    ),
                ),
                ("starts_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="hiện từ")),
                ("ends_at", models.DateTimeField(help_text="Đến giờ này thông báo tự hết.", verbose_name="hiện đến")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "lịch sử thông báo khẩn",
                "verbose_name_plural": "lịch sử thông báo khẩn",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "text",
                    models.CharField(
                        help_text="Một hai câu: việc gì, ở đâu, người dân cần làm gì, gọi số nào.",
                        max_length=300,
                        verbose_name="nội dung",
                    ),
                ),
                ("starts_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="hiện từ")),
                ("ends_at", models.DateTimeField(help_text="Đến giờ này thông báo tự hết.", verbose_name="hiện đến")),
            ],
            options={
                "verbose_name": "thông báo khẩn",
                "verbose_name_plural": "thông báo khẩn",
                "ordering": ("-starts_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="thẻ")),
                (
                    "slug",
                    models.SlugField(
                        blank=True, help_text="Để trống: lấy từ tên thẻ.", max_length=60, verbose_name="đường dẫn"
                    ),
                ),
            ],
            options={
                "verbose_name": "thẻ",
                "verbose_name_plural": "thẻ",
                "ordering": ("slug", "pk"),
            },
        ),
        migrations.AddField(
            model_name="articlecounter",
            name="given_1",
            field=models.PositiveBigIntegerField(db_default=0, default=0, verbose_name="số lần 1 điểm"),
        ),
        migrations.AddField(
            model_name="articlecounter",
            name="given_2",
            field=models.PositiveBigIntegerField(db_default=0, default=0, verbose_name="số lần 2 điểm"),
        ),
        migrations.AddField(
            model_name="articlecounter",
            name="given_3",
            field=models.PositiveBigIntegerField(db_default=0, default=0, verbose_name="số lần 3 điểm"),
        ),
        migrations.AddField(
            model_name="articlecounter",
            name="given_4",
            field=models.PositiveBigIntegerField(db_default=0, default=0, verbose_name="số lần 4 điểm"),
        ),
        migrations.AddField(
            model_name="articlecounter",
            name="given_5",
            field=models.PositiveBigIntegerField(db_default=0, default=0, verbose_name="số lần 5 điểm"),
        ),
        migrations.AddField(
            model_name="category",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                help_text="Để trống: chuyên mục cấp một. Bài của chuyên mục con cũng hiện ở chuyên mục cha.",
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="children",
                to="news.category",
                verbose_name="thuộc chuyên mục",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="is_official",
            field=models.BooleanField(
                db_default=False, default=False, editable=False, verbose_name="trả lời của đơn vị"
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="replies",
                to="news.comment",
                verbose_name="trả lời ý kiến",
            ),
        ),
        migrations.AddField(
            model_name="historicalcategory",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Để trống: chuyên mục cấp một. Bài của chuyên mục con cũng hiện ở chuyên mục cha.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="news.category",
                verbose_name="thuộc chuyên mục",
            ),
        ),
        AlterPictureField(
            model_name="article",
            name="image",
            field=pictures.models.PictureField(
                aspect_ratios=[None, "16/9"],
                blank=True,
                breakpoints={"l": 1200, "m": 992, "s": 768, "xl": 1400, "xs": 576},
                container_width=1440,
                file_types=["AVIF", "WEBP"],
                grid_columns=3,
                height_field="image_height",
                pixel_densities=[1],
                upload_to=communes.uploads.UploadPath("anh-bai"),
                verbose_name="ảnh đại diện",
                width_field="image_width",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="title_folded",
            field=models.TextField(default="", editable=False),
        ),
        migrations.AlterField(
            model_name="category",
            name="slug",
            field=models.SlugField(
                blank=True,
                help_text="Để trống: lấy từ tên. Chữ không dấu, ví dụ cai-cach-hanh-chinh. Đổi đường dẫn làm hỏng liên kết cũ.",
                max_length=80,
                verbose_name="đường dẫn",
            ),
        ),
        migrations.AlterField(
            model_name="historicalcategory",
            name="slug",
            field=models.SlugField(
                blank=True,
                help_text="Để trống: lấy từ tên. Chữ không dấu, ví dụ cai-cach-hanh-chinh. Đổi đường dẫn làm hỏng liên kết cũ.",
                max_length=80,
                verbose_name="đường dẫn",
            ),
        ),
        migrations.AlterField(
            model_name="historicalpage",
            name="slug",
            field=models.SlugField(
                blank=True,
                help_text="Để trống: lấy từ tiêu đề. Ví dụ gioi-thieu.",
                max_length=200,
                verbose_name="đường dẫn",
            ),
        ),
        migrations.AlterField(
            model_name="page",
            name="slug",
            field=models.SlugField(
                blank=True,
                help_text="Để trống: lấy từ tiêu đề. Ví dụ gioi-thieu.",
                max_length=200,
                verbose_name="đường dẫn",
            ),
        ),
        AlterPictureField(
            model_name="upload",
            name="file",
            field=pictures.models.PictureField(
                aspect_ratios=[None],
                breakpoints={"l": 1200, "m": 992, "s": 768, "xl": 1400, "xs": 576},
                container_width=1440,
                file_types=["AVIF", "WEBP"],
                grid_columns=3,
                height_field="height",
                pixel_densities=[1],
                upload_to=communes.uploads.UploadPath("anh"),
                verbose_name="ảnh",
                width_field="width",
            ),
        ),
        migrations.AddConstraint(
            model_name="category",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("pk")), _negated=True),
                name="category_not_its_own_parent",
                violation_error_message="Chuyên mục không thể thuộc chính nó.",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent__isnull", True), models.Q(("parent", models.F("pk")), _negated=True), _connector="OR"
                ),
                name="comment_no_reply_to_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_official", False), ("parent__isnull", False), _connector="OR"),
                name="comment_official_is_a_reply",
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attachments",
                to="news.article",
                verbose_name="bài viết",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="commune",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="documents",
                to="communes.commune",
                verbose_name="xã, phường",
            ),
        ),
        migrations.AddField(
            model_name="feedback",
            name="article",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="feedback",
                to="news.article",
                verbose_name="bài viết",
            ),
        ),
        migrations.AddField(
            model_name="feedback",
            name="commune",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="feedback",
                to="communes.commune",
                verbose_name="xã, phường",
            ),
        ),
        migrations.AddField(
            model_name="feedback",
            name="handled_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người xử lý",
            ),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="commune",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="communes.commune",
                verbose_name="xã, phường",
            ),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalnotice",
            name="article",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Không bắt buộc. Bài đã đăng; thông báo sẽ dẫn tới bài này.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="news.article",
                verbose_name="bài có hướng dẫn",
            ),
        ),
        migrations.AddField(
            model_name="historicalnotice",
            name="commune",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="communes.commune",
                verbose_name="xã, phường",
            ),
        ),
        migrations.AddField(
            model_name="historicalnotice",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="article",
            field=models.ForeignKey(
                blank=True,
                help_text="Không bắt buộc. Bài đã đăng; thông báo sẽ dẫn tới bài này.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="news.article",
                verbose_name="bài có hướng dẫn",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="commune",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notices",
                to="communes.commune",
                verbose_name="xã, phường",
            ),
        ),
        migrations.AddField(
            model_name="tag",
            name="commune",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tags",
                to="communes.commune",
                verbose_name="xã, phường",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="tags",
            field=models.ManyToManyField(blank=True, related_name="articles", to="news.tag", verbose_name="thẻ"),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("title", ""), _negated=True), models.Q(("file", ""), _negated=True)),
                name="attachment_title_and_file_present",
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["commune", "is_public", "-issued_on", "-id"], name="document_public_newest"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                fields=("commune", "number", "issuer", "issued_on"),
                name="document_number_once",
                violation_error_message="Văn bản có số, cơ quan và ngày ban hành này đã được nhập.",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number", ""), _negated=True),
                    models.Q(("title", ""), _negated=True),
                    models.Q(("issuer", ""), _negated=True),
                ),
                name="document_number_title_issuer_present",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "type__in",
                        [
                            "nghi-quyet",
                            "quyet-dinh",
                            "chi-thi",
                            "quy-che",
                            "thong-bao",
                            "huong-dan",
                            "chuong-trinh",
                            "ke-hoach",
                            "de-an",
                            "bao-cao",
                            "to-trinh",
                            "cong-van",
                            "giay-moi",
                            "khac",
                        ],
                    )
                ),
                name="document_type_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("effective_on__isnull", True), ("effective_on__gte", models.F("issued_on")), _connector="OR"
                ),
                name="document_effective_after_issue",
                violation_error_message="Ngày có hiệu lực không thể trước ngày ban hành.",
            ),
        ),
        migrations.AddIndex(
            model_name="feedback",
            index=models.Index(fields=["commune", "status", "-created_at"], name="feedback_waiting"),
        ),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["contact", "fault"])), name="feedback_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["new", "done"])), name="feedback_status_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="feedback_text_present"
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["commune", "ends_at"], name="notice_current"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="notice_text_present"
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="notice_ends_after_it_starts",
                violation_error_message="Giờ kết thúc phải sau giờ bắt đầu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.UniqueConstraint(
                fields=("commune", "slug"),
                name="tag_slug_once_per_commune",
                violation_error_message="Đơn vị đã có thẻ này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("name", ""), _negated=True), models.Q(("slug", ""), _negated=True)),
                name="tag_name_and_slug_present",
            ),
        ),
    ]
