"""What judges results: pure functions, no input or output."""

from mtaudit.policy.gate import Gate

__all__ = ["Gate"]
