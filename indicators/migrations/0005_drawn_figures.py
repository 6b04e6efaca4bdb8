"""A drawing keeps the figures that it was drawn from."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0004_official_number"),
    ]

    operations = [
        migrations.AddField(
            model_name="drawing",
            name="figures",
            field=models.JSONField(
                blank=True,
                help_text="Số liệu mà bài được soạn từ đó; công bố cùng với bài.",
                null=True,
                verbose_name="số liệu đã soạn",
            ),
        ),
    ]
