"""Deep modules that know no business: transactions, lifecycles, the event log, live updates, rights."""
