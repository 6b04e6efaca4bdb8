"""In which commune an entry of the admin's log happened; apart from 0001, because the log needs the user first."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("communes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="StaffAction",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="staff_action",
                        serialize=False,
                        to="admin.logentry",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="communes.commune",
                    ),
                ),
            ],
            options={
                "verbose_name": "việc đã làm",
                "verbose_name_plural": "việc đã làm",
            },
        ),
    ]
