from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("examination", "0004_motion_detail"),
    ]

    operations = [
        migrations.AddField(
            model_name="evaluation",
            name="tables",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
