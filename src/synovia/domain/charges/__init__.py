"""Charges: timed units, fees, coverage arithmetic and the estimate of a plan, exact and with its working."""

from synovia.domain.charges.coverage import NO_LIMIT, Accumulators, Coverage, Milestone, Order, Unknown
from synovia.domain.charges.estimating import estimate
from synovia.domain.charges.family import Family
from synovia.domain.charges.medicare import Medicare, Participation, Supplement
from synovia.domain.charges.personal_injury import MedPay, NoFault, PersonalInjury
from synovia.domain.charges.plan import PlannedCare, PlannedVisit, PriceList, ServiceLine, VisitRange, weekly
from synovia.domain.charges.private_plan import Coinsurance, Copay, OverLimit, PrivatePlan, Secondary
from synovia.domain.charges.private_rates import CodeRates, MedicareShare, VisitRate
from synovia.domain.charges.problems import ChargeProblem, Problem, Trouble
from synovia.domain.charges.result import Estimate, Total, VisitRow
from synovia.domain.charges.self_pay import SelfPay
from synovia.domain.charges.tariff import NATIONAL, Tariff
from synovia.domain.charges.units import UnitRule, count_units
from synovia.domain.charges.workers_compensation import WorkersCompensation
from synovia.domain.charges.working import Step

__all__ = [
    "NATIONAL",
    "NO_LIMIT",
    "Accumulators",
    "ChargeProblem",
    "CodeRates",
    "Coinsurance",
    "Copay",
    "Coverage",
    "Estimate",
    "Family",
    "MedPay",
    "Medicare",
    "MedicareShare",
    "Milestone",
    "NoFault",
    "Order",
    "OverLimit",
    "Participation",
    "PersonalInjury",
    "PlannedCare",
    "PlannedVisit",
    "PriceList",
    "PrivatePlan",
    "Problem",
    "Secondary",
    "SelfPay",
    "ServiceLine",
    "Step",
    "Supplement",
    "Tariff",
    "Total",
    "Trouble",
    "UnitRule",
    "Unknown",
    "VisitRange",
    "VisitRate",
    "VisitRow",
    "WorkersCompensation",
    "count_units",
    "estimate",
    "weekly",
]
