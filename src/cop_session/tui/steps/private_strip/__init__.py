"""The facilitator's private strip (F9)."""
