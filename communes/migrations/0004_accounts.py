"""What accounts need: a second factor by the commune, notices by mail, a first password to change, a reserved code."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communes", "0003_reading_side"),
    ]

    operations = [
        migrations.AddField(
            model_name="commune",
            name="requires_second_factor",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Mọi cán bộ của đơn vị phải cài ứng dụng xác thực trên điện thoại mới làm việc được.",
                verbose_name="bắt buộc xác nhận hai bước",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="mail_notices",
            field=models.BooleanField(
                db_default=True,
                default=True,
                help_text="Gửi thư khi có bài chờ duyệt hoặc bài bị trả lại. Thư về mật khẩu luôn được gửi.",
                verbose_name="nhận thư báo việc",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="must_change_password",
            field=models.BooleanField(
                db_default=False, default=False, editable=False, verbose_name="phải đổi mật khẩu khi đăng nhập"
            ),
        ),
        migrations.AlterField(
            model_name="commune",
            name="code",
            field=models.CharField(
                help_text="Mã đơn vị trên Cổng Dịch vụ công Quốc gia, ví dụ H21.227.",
                max_length=20,
                unique=True,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-Za-z0-9][A-Za-z0-9.-]*$", "Mã chỉ gồm chữ cái không dấu, số, dấu chấm và gạch nối."
                    ),
                    django.core.validators.RegexValidator(
                        "(?i)^private$", "Mã này được dành riêng cho hệ thống, hãy chọn mã khác.", inverse_match=True
                    ),
                ],
                verbose_name="mã",
            ),
        ),
        migrations.AddConstraint(
            model_name="commune",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__iexact", "private"), _negated=True), name="commune_code_not_reserved"
            ),
        ),
    ]
