"""People who never lived: names, ages and addresses drawn from small lists. The same draw gives the same person."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

WOMEN = (
    "Abigail", "Alice", "Amelia", "Angela", "Anita", "Beatriz", "Carol", "Chloe", "Clara", "Diane", "Elena", "Emily",
    "Esther", "Fatima", "Gloria", "Grace", "Hannah", "Ingrid", "Irene", "Jasmine", "Joyce", "Karen", "Keiko", "Laura",
    "Leah", "Linda", "Lucia", "Mei", "Miriam", "Nadia", "Naomi", "Nicole", "Olivia", "Patricia", "Rosa", "Ruth",
    "Sandra", "Sofia", "Tamara", "Teresa", "Ursula", "Victoria", "Wanda", "Yasmin", "Zoe",
)  # fmt: skip
MEN = (
    "Aaron", "Adrian", "Ahmed", "Albert", "Andre", "Arthur", "Brian", "Carlos", "Charles", "Daniel", "Dmitri", "Edward",
    "Eric", "Felix", "Frank", "George", "Harold", "Hassan", "Henry", "Ivan", "Jack", "James", "Jorge", "Kenji",
    "Kevin", "Leon", "Liam", "Luis", "Marcus", "Martin", "Miguel", "Nathan", "Oscar", "Patrick", "Paul", "Rafael",
    "Raymond", "Samuel", "Simon", "Stefan", "Thomas", "Victor", "Walter", "William", "Yusuf",
)  # fmt: skip
FAMILIES = (
    "Abbott", "Acosta", "Adams", "Ali", "Andersen", "Baker", "Barnes", "Bauer", "Bell", "Bennett", "Bianchi", "Brooks",
    "Brown", "Butler", "Campbell", "Castillo", "Chen", "Clark", "Cohen", "Collins", "Cooper", "Cruz", "Davis", "Diaz",
    "Dubois", "Edwards", "Evans", "Fischer", "Fisher", "Flores", "Foster", "Garcia", "Gomez", "Gonzalez", "Gray",
    "Green", "Gupta", "Hall", "Hansen", "Harris", "Hayes", "Hernandez", "Hill", "Howard", "Hughes", "Ibrahim",
    "Jackson", "Jensen", "Johnson", "Jones", "Kaplan", "Kelly", "Khan", "Kim", "King", "Kowalski", "Larsen", "Lee",
    "Lewis", "Lopez", "Martin", "Martinez", "Mason", "Meyer", "Miller", "Mitchell", "Moore", "Morales", "Morgan",
    "Murphy", "Nelson", "Nguyen", "Novak", "O'Brien", "Okoye", "Ortiz", "Osei", "Parker", "Patel", "Perez", "Peterson",
    "Petrov", "Phillips", "Powell", "Price", "Ramirez", "Reed", "Reyes", "Rivera", "Roberts", "Robinson", "Rogers",
    "Rossi", "Russo", "Sanchez", "Santos", "Sato", "Schmidt", "Schneider", "Scott", "Shah", "Silva", "Simmons",
    "Singh", "Smith", "Stewart", "Suzuki", "Tanaka", "Taylor", "Thompson", "Torres", "Turner", "Vargas", "Wagner",
    "Walker", "Ward", "Watson", "Weber", "White", "Williams", "Wilson", "Wood", "Wright", "Yamamoto", "Young", "Zhang",
)  # fmt: skip
STREETS = ("Cedar", "Elm", "Lake", "Maple", "Mill", "Oak", "Park", "Pine", "River", "Walnut")
TOWNS = (("Austin", "78701"), ("Round Rock", "78664"), ("Cedar Park", "78613"), ("Pflugerville", "78660"))
MAILBOX = "people.synovia.example"  # only generated people have an address there
YOUNGEST, OLDEST, USUAL_AGE = 18, 92, 54
DAYS_IN_YEAR = 365.25


def person(number: int, today: date, draw: Random, *, oldest_first: bool) -> Mapping[str, str]:
    """The columns of one invented patient. `oldest_first` draws an age at which stenosis is common."""
    is_woman = draw.random() < 0.56  # more women than men come to outpatient physical therapy
    given, family = draw.choice(WOMEN if is_woman else MEN), draw.choice(FAMILIES)
    age = draw.triangular(60 if oldest_first else YOUNGEST, OLDEST, 70 if oldest_first else USUAL_AGE)
    city, postal_code = draw.choice(TOWNS)
    mailbox = f"{given}.{family}.{number}".lower().replace("'", "")
    return {
        "given_name": given,
        "family_name": family,
        "preferred_name": "",
        "search_text": f"{given} {family}".lower(),
        "birth_date": (today - timedelta(days=int(age * DAYS_IN_YEAR))).isoformat(),
        "sex": "female" if is_woman else "male",
        "email": f"{mailbox}@{MAILBOX}",
        "phone": f"(512) 555-{draw.randrange(10_000):04d}",
        "address": f"{draw.randrange(1, 2000)} {draw.choice(STREETS)} Street",
        "city": city,
        "postal_code": postal_code,
        "privacy": "open",
    }
