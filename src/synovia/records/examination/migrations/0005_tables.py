from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("examination", "0003_unsigned_evaluations"),
    ]

    operations = [
        migrations.AddField(
            model_name="evaluation",
            name="tables",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
