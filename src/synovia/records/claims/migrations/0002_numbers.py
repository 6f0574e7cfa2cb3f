"""Counters for numbers that must never come twice: claims, batches, eligibility questions."""

from django.db import migrations

SEQUENCES = ("claims_claim_number", "claims_batch_number", "claims_inquiry_number")


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial")]

    operations = [
        migrations.RunSQL(
            f"CREATE SEQUENCE {name} AS bigint MINVALUE 1 MAXVALUE 999999999 CYCLE",
            f"DROP SEQUENCE {name}",
        )
        for name in SEQUENCES
    ]
