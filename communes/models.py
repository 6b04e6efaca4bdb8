"""Who this portal speaks for: users, communes, signers and memberships."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import AbstractUser
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from communes.colours import validate_colour
from communes.hosts import Host as Host  # models are looked for in this module
from communes.provinces import Predecessor as Predecessor
from communes.provinces import Province as Province
from communes.uploads import PRIVATE, UploadPath
from vietnamese.names import initials


class User(AbstractUser):
    """A staff account. What it may do is decided by its membership in the host's commune."""

    commune_path: ClassVar[str] = "memberships__commune"

    first_name = None  # type: ignore[assignment]  # Vietnamese names are written whole, family name first
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("họ và tên", max_length=100)
    email = models.EmailField("thư điện tử", blank=True)
    mail_notices = models.BooleanField(
        "nhận thư báo việc",
        default=True,
        db_default=True,  # the version before this one goes on adding rows while it is replaced
        help_text="Gửi thư khi có bài chờ duyệt hoặc bài bị trả lại. Thư về mật khẩu luôn được gửi.",
    )
    must_change_password = models.BooleanField(
        "phải đổi mật khẩu khi đăng nhập", default=False, db_default=False, editable=False
    )
    is_demo = models.BooleanField("tài khoản dùng thử", default=False, editable=False)

    # Set by communes.middleware.StaffMiddleware for the request's commune; None outside of a request.
    membership: Membership | None = None
    works_at = ""  # «https://name:port» as the user reaches the portal in this request, for links in letters

    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"

    def get_full_name(self) -> str:
        return self.full_name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()

    def __str__(self) -> str:
        return self.get_full_name()


class CommuneKind(models.TextChoices):
    XA = "xa", "xã"
    PHUONG = "phuong", "phường"
    DAC_KHU = "dac_khu", "đặc khu"


class Commune(models.Model):
    """A unit at commune level; the tenant that everything else belongs to."""

    commune_path: ClassVar[str] = "pk"

    code = models.CharField(
        "mã",
        max_length=20,
        unique=True,
        validators=[
            RegexValidator(r"^[A-Za-z0-9][A-Za-z0-9.-]*$", "Mã chỉ gồm chữ cái không dấu, số, dấu chấm và gạch nối."),
            # Uploads lie below the code, and this name is the folder of what only staff may see.
            RegexValidator(
                rf"(?i)^{PRIVATE}$", "Mã này được dành riêng cho hệ thống, hãy chọn mã khác.", inverse_match=True
            ),
        ],
        help_text="Mã đơn vị trên Cổng Dịch vụ công Quốc gia, ví dụ H21.227.",
    )
    kind = models.CharField("loại đơn vị", max_length=10, choices=CommuneKind.choices, default=CommuneKind.XA)
    name = models.CharField("tên", max_length=100, help_text="Chỉ tên riêng, ví dụ Thạnh Tân.")
    province = models.CharField("tỉnh, thành phố", max_length=100, blank=True, help_text="Ví dụ tỉnh Tây Ninh.")
    belongs_to = models.ForeignKey(
        Province,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="communes",
        verbose_name="thuộc bảng xếp hạng của",
        help_text="Tỉnh, thành phố so sánh đơn vị này với các đơn vị khác trên tên miền của mình.",
    )
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=40, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    hotline = models.CharField(
        "đường dây nóng",
        max_length=40,
        blank=True,
        db_default="",
        help_text="Số điện thoại tiếp nhận phản ánh, hiện ở chân trang.",
    )
    responsible = models.CharField(
        "chịu trách nhiệm nội dung",
        max_length=150,
        blank=True,
        help_text="Hiện ở chân trang, ví dụ Ông Nguyễn Văn A, Chủ tịch UBND xã.",
    )
    logo = models.ImageField(
        "biểu trưng",
        upload_to=UploadPath("bieu-trung"),
        blank=True,
        help_text="Ảnh PNG, JPEG hoặc WebP, tối đa 5 MB; ảnh được mã hóa lại và thu về tối đa 256 × 256 điểm ảnh.",
    )
    colour = models.CharField(
        "màu chủ đạo",
        max_length=7,
        default="#8c1c13",
        validators=[validate_colour],
        help_text="Mã màu đậm dạng #8c1c13; chữ trắng phải đọc rõ trên nền màu này.",
    )
    dateline = models.CharField(
        "ký hiệu đầu bài",
        max_length=10,
        blank=True,
        help_text="Chữ viết tắt đặt trước câu mở đầu, ví dụ (TT). Để trống: lấy chữ cái đầu của tên.",
    )
    signer_title = models.CharField("chức danh người ký", max_length=100, blank=True, help_text="Ví dụ CHỦ TỊCH.")
    signer_name = models.CharField("họ tên người ký", max_length=100, blank=True)
    recipients = models.TextField(
        "nơi nhận văn bản",
        blank=True,
        db_default="",
        max_length=1000,
        help_text="Mỗi dòng một nơi nhận, ví dụ: Thường trực Đảng ủy, HĐND xã. Dòng «Lưu: VT» được thêm tự động.",
    )
    deadline_day = models.PositiveSmallIntegerField(
        "hạn công bố (ngày trong tháng)",
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
        help_text="Ngày của tháng sau, từ 1 đến 28, phải công bố xong kết quả.",
    )
    visits_before = models.PositiveBigIntegerField(
        "lượt truy cập mang sang", default=0, help_text="Tổng lượt truy cập của cổng cũ, được cộng vào thống kê."
    )
    comments_held = models.BooleanField(
        "duyệt ý kiến trước khi đăng",
        default=True,
        db_default=True,
        help_text="Bỏ chọn: ý kiến bạn đọc hiện ngay, cán bộ ẩn ý kiến không phù hợp sau.",
    )
    requires_second_factor = models.BooleanField(
        "bắt buộc xác nhận hai bước",
        default=False,
        db_default=False,
        help_text="Mọi cán bộ của đơn vị phải cài ứng dụng xác thực trên điện thoại mới làm việc được.",
    )
    is_demo = models.BooleanField("dữ liệu dùng thử", default=False, editable=False)

    class Meta:
        verbose_name = "xã, phường, đặc khu"
        verbose_name_plural = "xã, phường, đặc khu"
        ordering = ("name", "code")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(code=""), name="commune_code_present"),
            models.CheckConstraint(condition=~Q(code__iexact=PRIVATE), name="commune_code_not_reserved"),
            models.CheckConstraint(condition=~Q(name=""), name="commune_name_present"),
            models.CheckConstraint(condition=Q(kind__in=CommuneKind.values), name="commune_kind_known"),
            models.CheckConstraint(
                condition=Q(deadline_day__gte=1, deadline_day__lte=28), name="commune_deadline_day_range"
            ),
            models.CheckConstraint(condition=Q(visits_before__gte=0), name="commune_visits_before_natural"),
        ]

    def __str__(self) -> str:
        return self.kind_name

    @property
    def kind_name(self) -> str:
        """«xã Thạnh Tân», as inside a sentence."""
        return f"{CommuneKind(self.kind).label} {self.name}"

    @property
    def body_name(self) -> str:
        """«Ủy ban nhân dân xã Thạnh Tân»."""
        return f"Ủy ban nhân dân {self.kind_name}"

    @property
    def short_body_name(self) -> str:
        """«UBND xã Thạnh Tân»."""
        return f"UBND {self.kind_name}"

    @property
    def dateline_letters(self) -> str:
        """What stands in brackets before the first sentence of a post: «TT»."""
        return self.dateline or initials(self.name)


class SigningCapacity(models.TextChoices):
    """As what a person signs (Nghị định 30/2020/NĐ-CP, phụ lục I): the lines above the signature."""

    CHAIR_FOR_BODY = "tm", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"
    DEPUTY_FOR_BODY = "tm_kt", "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"
    CHAIR = "ct", "CHỦ TỊCH"
    DEPUTY = "kt", "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"


class Signer(models.Model):
    """Who signs the commune's documents, as what, since when; the latest one before a document's date signs it."""

    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="signers", verbose_name="xã, phường")
    name = models.CharField("họ và tên", max_length=100, help_text="Không ghi học hàm, học vị.")
    capacity = models.CharField("ký với tư cách", max_length=10, choices=SigningCapacity.choices, default="tm")
    since = models.DateField("ký từ ngày", help_text="Văn bản từ ngày này do người này ký, cho đến khi có người khác.")

    class Meta:
        verbose_name = "người ký văn bản"
        verbose_name_plural = "người ký văn bản"
        ordering = ("-since",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["commune", "since"],
                name="signer_one_from_a_day",
                violation_error_message="Đã có người ký từ ngày này.",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="signer_name_present"),
            models.CheckConstraint(condition=Q(capacity__in=SigningCapacity.values), name="signer_capacity_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(SigningCapacity(self.capacity).label.split(" / "))


class Role(models.TextChoices):
    OFFICER = "officer", "Cán bộ nhập liệu"
    EDITOR = "editor", "Biên tập"


class Membership(models.Model):
    """What a user is in a commune. An officer enters and writes; an editor also approves and publishes."""

    commune_path: ClassVar[str] = "commune"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships", verbose_name="tài khoản")
    commune = models.ForeignKey(
        Commune, on_delete=models.CASCADE, related_name="memberships", verbose_name="xã, phường"
    )
    role = models.CharField("vai trò", max_length=10, choices=Role.choices)

    class Meta:
        verbose_name = "vai trò"
        verbose_name_plural = "vai trò"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user", "commune"],
                name="membership_once_per_commune",
                violation_error_message="Tài khoản này đã có vai trò ở đơn vị.",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.commune}"


class StaffAction(models.Model):
    """Says in which commune an entry of the admin's log happened."""

    commune_path: ClassVar[str] = "commune"

    entry = models.OneToOneField(LogEntry, on_delete=models.CASCADE, primary_key=True, related_name="staff_action")
    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "việc đã làm"
        verbose_name_plural = "việc đã làm"

    def __str__(self) -> str:
        return str(self.entry)
