"""What judges results: which findings are waived, and whether what is left may be published."""

from mtaudit.policy.gate import Gate
from mtaudit.policy.waivers import Waivers

__all__ = ["Gate", "Waivers"]
