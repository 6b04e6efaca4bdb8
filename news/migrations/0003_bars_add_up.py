"""Fill the bars from the ratings themselves, then hold them to sum and count."""

from django.db import migrations, models
from django.db.models import Count, F, Q


def fill(apps, schema_editor):
    Rating = apps.get_model("news", "Rating")
    ArticleCounter = apps.get_model("news", "ArticleCounter")
    given = Rating.objects.order_by().values("article_id", "points").annotate(times=Count("pk"))
    bars = {}
    for row in given.iterator():
        bars.setdefault(row["article_id"], {})[row["points"]] = row["times"]
    for counter in ArticleCounter.objects.filter(Q(pk__in=bars) | Q(rating_count__gt=0)).iterator():
        own = bars.get(counter.pk, {})
        values = {f"given_{points}": own.get(points, 0) for points in range(1, 6)}
        # Sum and count come from the same ratings: a row that has drifted is put right here.
        ArticleCounter.objects.filter(pk=counter.pk).update(
            rating_count=sum(own.values()), rating_sum=sum(p * times for p, times in own.items()), **values
        )


class Migration(migrations.Migration):
    dependencies = [("news", "0002_reading_side")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="articlecounter",
            constraint=models.CheckConstraint(
                condition=Q(
                    rating_count=F("given_1") + F("given_2") + F("given_3") + F("given_4") + F("given_5"),
                    rating_sum=F("given_1") + F("given_2") * 2 + F("given_3") * 3 + F("given_4") * 4 + F("given_5") * 5,
                ),
                name="article_counter_bars_add_up",
            ),
        ),
    ]
