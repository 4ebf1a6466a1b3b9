"""Payments: attempts to pay, refunds, and the ledger that says where every unit of money is."""
