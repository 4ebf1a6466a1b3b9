"""Enums that several families show, declared once."""

import strawberry

from orderflow.orders import tables

OrderStatus = strawberry.enum(tables.OrderStatus, description="Where an order stands.")
PaymentStatus = strawberry.enum(tables.PaymentStatus, description="How the money of an order stands.")
