"""A hotline in the footer; comments held or shown at once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communes", "0002_staff_action"),
    ]

    operations = [
        migrations.AddField(
            model_name="commune",
            name="comments_held",
            field=models.BooleanField(
                db_default=True,
                default=True,
                help_text="Bỏ chọn: ý kiến bạn đọc hiện ngay, cán bộ ẩn ý kiến không phù hợp sau.",
                verbose_name="duyệt ý kiến trước khi đăng",
            ),
        ),
        migrations.AddField(
            model_name="commune",
            name="hotline",
            field=models.CharField(
                blank=True,
                db_default="",
                help_text="Số điện thoại tiếp nhận phản ánh, hiện ở chân trang.",
                max_length=40,
                verbose_name="đường dây nóng",
            ),
        ),
    ]
