from django.db import migrations, models


class Migration(migrations.Migration):
    """How a motion was measured; a row without a value holds details alone."""

    dependencies = [("examination", "0003_unsigned_evaluations")]

    operations = [
        migrations.AddField(
            model_name="observation",
            name="detail",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AlterField(
            model_name="observation",
            name="value",
            field=models.JSONField(null=True),
        ),
    ]
