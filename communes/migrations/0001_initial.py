"""Users, communes, their hosts and memberships."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import communes.colours
import communes.uploads


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
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
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                ),
                (
                    "full_name",
                    models.CharField(max_length=100, verbose_name="họ và tên"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử"),
                ),
                (
                    "is_demo",
                    models.BooleanField(default=False, editable=False, verbose_name="tài khoản dùng thử"),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài khoản",
                "verbose_name_plural": "tài khoản",
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Commune",
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
                    "code",
                    models.CharField(
                        help_text="Mã đơn vị trên Cổng Dịch vụ công Quốc gia, ví dụ H21.227.",
                        max_length=20,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9.-]*$",
                                "Mã chỉ gồm chữ cái không dấu, số, dấu chấm và gạch nối.",
                            )
                        ],
                        verbose_name="mã",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("xa", "xã"),
                            ("phuong", "phường"),
                            ("dac_khu", "đặc khu"),
                        ],
                        default="xa",
                        max_length=10,
                        verbose_name="loại đơn vị",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Chỉ tên riêng, ví dụ Thạnh Tân.",
                        max_length=100,
                        verbose_name="tên",
                    ),
                ),
                (
                    "province",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ tỉnh Tây Ninh.",
                        max_length=100,
                        verbose_name="tỉnh, thành phố",
                    ),
                ),
                (
                    "address",
                    models.CharField(blank=True, max_length=200, verbose_name="địa chỉ"),
                ),
                (
                    "phone",
                    models.CharField(blank=True, max_length=40, verbose_name="điện thoại"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử"),
                ),
                (
                    "responsible",
                    models.CharField(
                        blank=True,
                        help_text="Hiện ở chân trang, ví dụ Ông Nguyễn Văn A, Chủ tịch UBND xã.",
                        max_length=150,
                        verbose_name="chịu trách nhiệm nội dung",
                    ),
                ),
                (
                    "logo",
                    models.ImageField(
                        blank=True,
                        help_text="Ảnh PNG, JPEG hoặc WebP, tối đa 5 MB; ảnh được mã hóa lại và thu về tối đa 256 × 256 điểm ảnh.",
                        upload_to=communes.uploads.UploadPath("bieu-trung"),
                        verbose_name="biểu trưng",
                    ),
                ),
                (
                    "colour",
                    models.CharField(
                        default="#8c1c13",
                        help_text="Mã màu đậm dạng #8c1c13; chữ trắng phải đọc rõ trên nền màu này.",
                        max_length=7,
                        validators=[communes.colours.validate_colour],
                        verbose_name="màu chủ đạo",
                    ),
                ),
                (
                    "dateline",
                    models.CharField(
                        blank=True,
                        help_text="Chữ viết tắt đặt trước câu mở đầu, ví dụ (TT). Để trống: lấy chữ cái đầu của tên.",
                        max_length=10,
                        verbose_name="ký hiệu đầu bài",
                    ),
                ),
                (
                    "signer_title",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ CHỦ TỊCH.",
                        max_length=100,
                        verbose_name="chức danh người ký",
                    ),
                ),
                (
                    "signer_name",
                    models.CharField(blank=True, max_length=100, verbose_name="họ tên người ký"),
                ),
                (
                    "deadline_day",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="Ngày của tháng sau, từ 1 đến 28, phải công bố xong kết quả.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(28),
                        ],
                        verbose_name="hạn công bố (ngày trong tháng)",
                    ),
                ),
                (
                    "visits_before",
                    models.PositiveBigIntegerField(
                        default=0,
                        help_text="Tổng lượt truy cập của cổng cũ, được cộng vào thống kê.",
                        verbose_name="lượt truy cập mang sang",
                    ),
                ),
                (
                    "is_demo",
                    models.BooleanField(default=False, editable=False, verbose_name="dữ liệu dùng thử"),
                ),
            ],
            options={
                "verbose_name": "xã, phường, đặc khu",
                "verbose_name_plural": "xã, phường, đặc khu",
                "ordering": ("name", "code"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        name="commune_code_present",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="commune_name_present",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["xa", "phuong", "dac_khu"])),
                        name="commune_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("deadline_day__gte", 1), ("deadline_day__lte", 28)),
                        name="commune_deadline_day_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("visits_before__gte", 0)),
                        name="commune_visits_before_natural",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Host",
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
                    models.CharField(
                        max_length=253,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",
                                "Tên miền viết thường, không có cổng, ví dụ thanhtan.tayninh.gov.vn.",
                            )
                        ],
                        verbose_name="tên miền",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hosts",
                        to="communes.commune",
                        verbose_name="xã, phường",
                    ),
                ),
            ],
            options={
                "verbose_name": "tên miền",
                "verbose_name_plural": "tên miền",
                "ordering": ("name",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name", django.db.models.functions.text.Lower("name")),
                            models.Q(("name", ""), _negated=True),
                        ),
                        name="host_name_lower_case",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("officer", "Cán bộ nhập liệu"),
                            ("editor", "Biên tập"),
                        ],
                        max_length=10,
                        verbose_name="vai trò",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="communes.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tài khoản",
                    ),
                ),
            ],
            options={
                "verbose_name": "vai trò",
                "verbose_name_plural": "vai trò",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "commune"),
                        name="membership_once_per_commune",
                        violation_error_message="Tài khoản này đã có vai trò ở đơn vị.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["officer", "editor"])),
                        name="membership_role_known",
                    ),
                ],
            },
        ),
    ]
