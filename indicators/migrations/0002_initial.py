import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("communes", "0002_staff_action"),
        ("indicators", "0001_initial"),
        ("news", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="announcement",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="report",
                to="news.article",
                verbose_name="bài công bố",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="commune",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reports",
                to="communes.commune",
                verbose_name="xã, phường",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người nhập",
            ),
        ),
        migrations.AddField(
            model_name="criterionscore",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="criterion_scores",
                to="indicators.report",
                verbose_name="kỳ",
            ),
        ),
        migrations.AddField(
            model_name="groupscore",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="group_scores",
                to="indicators.report",
                verbose_name="kỳ",
            ),
        ),
        migrations.AddField(
            model_name="historicalcriterionscore",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalcriterionscore",
            name="report",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="indicators.report",
                verbose_name="kỳ",
            ),
        ),
        migrations.AddField(
            model_name="historicalgroupscore",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalgroupscore",
            name="report",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="indicators.report",
                verbose_name="kỳ",
            ),
        ),
        migrations.AddField(
            model_name="historicalreport",
            name="announcement",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="news.article",
                verbose_name="bài công bố",
            ),
        ),
        migrations.AddField(
            model_name="historicalreport",
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
            model_name="historicalreport",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người nhập",
            ),
        ),
        migrations.AddField(
            model_name="historicalreport",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="dropped_phrases",
            field=models.ManyToManyField(blank=True, editable=False, related_name="+", to="indicators.phrase"),
        ),
        migrations.AddField(
            model_name="phrase",
            name="commune",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="phrases",
                to="communes.commune",
                verbose_name="xã, phường",
            ),
        ),
        migrations.AddConstraint(
            model_name="criterionscore",
            constraint=models.UniqueConstraint(fields=("report", "code"), name="criterion_score_once_per_report"),
        ),
        migrations.AddConstraint(
            model_name="criterionscore",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("score__isnull", True),
                    models.Q(("score__gte", 0), ("score__lte", models.F("maximum"))),
                    _connector="OR",
                ),
                name="criterion_score_0_to_maximum",
            ),
        ),
        migrations.AddConstraint(
            model_name="criterionscore",
            constraint=models.CheckConstraint(
                condition=models.Q(("maximum__gt", 0)),
                name="criterion_score_maximum_positive",
            ),
        ),
        migrations.AddConstraint(
            model_name="criterionscore",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("numerator__isnull", False),
                    ("denominator__isnull", False),
                    ("score__isnull", False),
                    _connector="OR",
                ),
                name="criterion_score_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="groupscore",
            constraint=models.UniqueConstraint(fields=("report", "group"), name="group_score_once_per_report"),
        ),
        migrations.AddConstraint(
            model_name="groupscore",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("score__isnull", True),
                    models.Q(("score__gte", 0), ("score__lte", models.F("maximum"))),
                    _connector="OR",
                ),
                name="group_score_0_to_maximum",
            ),
        ),
        migrations.AddConstraint(
            model_name="groupscore",
            constraint=models.CheckConstraint(
                condition=models.Q(("maximum__gt", 0)),
                name="group_score_maximum_positive",
            ),
        ),
        migrations.AddConstraint(
            model_name="groupscore",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("missing_reason__in", ["not_entered", "not_scored"]),
                        ("score__isnull", True),
                    ),
                    models.Q(("missing_reason", ""), ("score__isnull", False)),
                    _connector="OR",
                ),
                name="group_score_missing_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                fields=("commune", "period_type", "year", "number"),
                name="report_once_per_period",
                violation_error_message="Kỳ này đã có số liệu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("number__gte", 1),
                        ("number__lte", 12),
                        ("period_type", "month"),
                    ),
                    models.Q(
                        ("number__gte", 1),
                        ("number__lte", 4),
                        ("period_type", "quarter"),
                    ),
                    models.Q(("number", 1), ("period_type", "year")),
                    _connector="OR",
                ),
                name="report_period_number_fits_its_type",
                violation_error_message="Tháng phải từ 1 đến 12, quý từ 1 đến 4.",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__gte", 2022), ("year__lte", 2100)),
                name="report_year_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("scheme", ""), _negated=True),
                name="report_scheme_present",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_reference", False),
                    ("announcement__isnull", True),
                    _connector="OR",
                ),
                name="report_reference_is_never_announced",
                violation_error_message="Kỳ đã có bài công bố thì không thể chỉ để so sánh.",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("total_score__isnull", True),
                    models.Q(("total_score__gte", 0), ("total_score__lte", 100)),
                    _connector="OR",
                ),
                name="report_total_0_to_100",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("entered_change__isnull", True),
                    models.Q(("entered_change__gte", -100), ("entered_change__lte", 100)),
                    _connector="OR",
                ),
                name="report_change_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("online_rate__isnull", True),
                    models.Q(("online_rate__gte", 0), ("online_rate__lte", 100)),
                    _connector="OR",
                ),
                name="report_online_rate_percent",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("satisfaction_rate__isnull", True),
                    models.Q(("satisfaction_rate__gte", 0), ("satisfaction_rate__lte", 100)),
                    _connector="OR",
                ),
                name="report_satisfaction_rate_percent",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("eresult_rate__isnull", True),
                    models.Q(("eresult_rate__gte", 0), ("eresult_rate__lte", 100)),
                    _connector="OR",
                ),
                name="report_eresult_rate_percent",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sync_rate__isnull", True),
                    models.Q(("sync_rate__gte", 0), ("sync_rate__lte", 100)),
                    _connector="OR",
                ),
                name="report_sync_rate_percent",
            ),
        ),
        migrations.AddConstraint(
            model_name="phrase",
            constraint=models.UniqueConstraint(
                fields=("commune", "group", "kind", "text"),
                name="phrase_once_per_group",
                violation_error_message="Câu này đã có trong nhóm.",
            ),
        ),
        migrations.AddConstraint(
            model_name="phrase",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["cause", "remedy"])),
                name="phrase_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="phrase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("text", ""), _negated=True),
                    models.Q(("group", ""), _negated=True),
                ),
                name="phrase_text_and_group_present",
            ),
        ),
    ]
