"""Remember when a post was first public, for those that are or were."""

from django.conf import settings
from django.db import migrations, models


def fill(apps, schema_editor):
    Article = apps.get_model("news", "Article")
    known = Article.objects.filter(status__in=["published", "withdrawn"]) | Article.objects.filter(
        events__action__in=["published", "self_published"]
    )
    for article in known.distinct().only("published_at", "updated_at").iterator():
        Article.objects.filter(pk=article.pk).update(first_published_at=article.published_at or article.updated_at)


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0004_search_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="articleevent",
            name="article_event_action_known",
        ),
        migrations.AddField(
            model_name="article",
            name="first_published_at",
            field=models.DateTimeField(
                blank=True,
                editable=False,
                help_text="Từ lúc này bạn đọc có thể đã đọc bài: bài được gỡ, không bị xóa.",
                null=True,
                verbose_name="đăng lần đầu lúc",
            ),
        ),
        migrations.AlterField(
            model_name="articleevent",
            name="action",
            field=models.CharField(
                choices=[
                    ("created", "Tạo bài"),
                    ("submitted", "Gửi duyệt"),
                    ("sent_back", "Trả lại"),
                    ("published", "Duyệt và đăng"),
                    ("self_published", "Tự duyệt bài của mình và đăng"),
                    ("withdrawn", "Gỡ bài"),
                    ("corrected", "Đính chính"),
                    ("changed", "Đổi phần ghi kèm bài"),
                ],
                max_length=20,
                verbose_name="việc",
            ),
        ),
        migrations.AddConstraint(
            model_name="articleevent",
            constraint=models.CheckConstraint(
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
                            "changed",
                        ],
                    )
                ),
                name="article_event_action_known",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
