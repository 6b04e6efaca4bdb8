"""Until when a post is shown, and until when it is pinned. Empty in every post there is: nothing changes for them."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communes", "0005_signers"),
        ("news", "0005_first_published"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="expires_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Để trống: hiện mãi. Từ giờ này bạn đọc không còn thấy bài, ví dụ thông báo lịch cắt điện đã qua.",
                null=True,
                verbose_name="hiện đến",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="pinned_until",
            field=models.DateTimeField(
                blank=True,
                help_text="Để trống: ghim đến khi bỏ đánh dấu. Hết giờ này bài tự thôi ghim.",
                null=True,
                verbose_name="ghim đến",
            ),
        ),
        migrations.AddField(
            model_name="historicalarticle",
            name="expires_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Để trống: hiện mãi. Từ giờ này bạn đọc không còn thấy bài, ví dụ thông báo lịch cắt điện đã qua.",
                null=True,
                verbose_name="hiện đến",
            ),
        ),
        migrations.AddField(
            model_name="historicalarticle",
            name="pinned_until",
            field=models.DateTimeField(
                blank=True,
                help_text="Để trống: ghim đến khi bỏ đánh dấu. Hết giờ này bài tự thôi ghim.",
                null=True,
                verbose_name="ghim đến",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expires_at", None),
                    ("published_at", None),
                    ("expires_at__gt", models.F("published_at")),
                    _connector="OR",
                ),
                name="article_expires_after_it_appears",
                violation_error_message="Thời điểm hết hạn phải sau thời điểm đăng.",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("pinned", True), ("pinned_until", None), _connector="OR"),
                name="article_pinned_until_needs_a_pin",
                violation_error_message="Bài không ghim thì để trống «ghim đến».",
            ),
        ),
    ]
