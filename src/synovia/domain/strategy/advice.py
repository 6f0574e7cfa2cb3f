"""Every topic of education, by id: what all regions explain and what single regions add."""

from synovia.domain.strategy.elbow import advice as elbow
from synovia.domain.strategy.shared import advice as shared
from synovia.domain.strategy.shared.topic import Topic
from synovia.domain.strategy.shoulder import advice as shoulder
from synovia.domain.strategy.thoracic import advice as thoracic
from synovia.domain.strategy.wrist_hand import advice as wrist_hand

TOPICS: dict[str, Topic] = {
    topic.id: topic for room in (shared, thoracic, shoulder, elbow, wrist_hand) for topic in room.TOPICS
}
