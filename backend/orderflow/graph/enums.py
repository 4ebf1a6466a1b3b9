"""Enums that several families show, declared once."""

import strawberry

from orderflow.orders.tables import OrderStatus, PaymentStatus

__all__ = ["OrderStatus", "PaymentStatus"]

strawberry.enum(OrderStatus, description="Where an order stands.")
strawberry.enum(PaymentStatus, description="How the money of an order stands.")
