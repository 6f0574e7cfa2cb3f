"""Every topic of education, by id: what all regions explain and what single regions add."""

from synovia.domain.strategy.shared import advice as shared
from synovia.domain.strategy.thoracic import advice as thoracic

TOPICS = {topic.id: topic for room in (shared, thoracic) for topic in room.TOPICS}
