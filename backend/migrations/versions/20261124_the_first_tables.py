"""The first tables, the order numbers, and the function that numbers events."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

NUMBER_EVENTS = """
create function number_events() returns bigint language plpgsql as $$
declare numbered bigint;
begin
  -- One sequencer at a time. The lock is taken in a statement of its own, so that the next one sees
  -- what the previous holder committed.
  perform pg_advisory_xact_lock(727201);
  with waiting as (
    select id, row_number() over (order by id) as n from event where position is null
  ), head as (
    select coalesce(max(position), 0) as position from event
  )
  update event set position = head.position + waiting.n from waiting, head where event.id = waiting.id;
  get diagnostics numbered = row_count;
  return numbered;
end $$
"""

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.execute("create sequence order_number")
    op.execute("create sequence ticket_number")
    op.create_table(
        "cart",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("customer_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("token_hash", sa.LargeBinary(), nullable=True),
        sa.Column("currency", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("address", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("delivery_code", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cart")),
    )
    op.create_index(op.f("ix_cart_customer_id"), "cart", ["customer_id"], unique=False)
    op.create_index(op.f("ix_cart_token_hash"), "cart", ["token_hash"], unique=False)
    op.create_table(
        "cart_line",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("cart_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("variant_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price_seen", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cart_line")),
    )
    op.create_index("uq_cart_line_variant", "cart_line", ["cart_id", "variant_id"], unique=True)
    op.create_table(
        "category",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
        sa.UniqueConstraint("slug", name=op.f("uq_category_slug")),
    )
    op.create_table(
        "clock_offset",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_offset")),
    )
    op.create_table(
        "customer",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("password_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("locale", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("email", name=op.f("uq_customer_email")),
    )
    op.create_table(
        "delivery",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("consumer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint("state in ('PENDING', 'DONE', 'DEAD')", name=op.f("ck_delivery_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
    )
    op.create_index("ix_delivery_dead", "delivery", ["id"], unique=False, postgresql_where=sa.text("state = 'DEAD'"))
    op.create_index(
        "ix_delivery_due", "delivery", ["next_at"], unique=False, postgresql_where=sa.text("state = 'PENDING'")
    )
    op.create_index(
        "ix_delivery_pending",
        "delivery",
        ["consumer", "key", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'PENDING'"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("type", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("order_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("actor", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("cause", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("position", name=op.f("uq_event_position")),
    )
    op.create_index(
        "ix_event_order", "event", ["order_id", "id"], unique=False, postgresql_where=sa.text("order_id is not null")
    )
    op.create_index("ix_event_unnumbered", "event", ["id"], unique=False, postgresql_where=sa.text("position is null"))
    op.create_table(
        "idempotency",
        sa.Column("owner", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("verb", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("input", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("owner", "verb", "key", name=op.f("pk_idempotency")),
    )
    op.create_index("ix_idempotency_at", "idempotency", ["at"], unique=False)
    op.create_table(
        "ledger_entry",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("order_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("payment_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("refund_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("currency", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("provider", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reference", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("cause", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind in ('CAPTURE', 'REFUND')", name=op.f("ck_ledger_entry_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entry")),
    )
    op.create_index("ix_ledger_entry_at", "ledger_entry", ["at", "id"], unique=False)
    op.create_index("ix_ledger_entry_order", "ledger_entry", ["order_id"], unique=False)
    op.create_index("uq_ledger_entry_reference", "ledger_entry", ["provider", "reference", "kind"], unique=True)
    op.create_table(
        "letter",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("subject_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("once", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("order_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recipient", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("locale", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("channel", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("page", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state in ('WAITING', 'SENT', 'FAILED', 'DROPPED')", name=op.f("ck_letter_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("kind", "once", "recipient", name=op.f("uq_letter_kind_once_recipient")),
    )
    op.create_index(op.f("ix_letter_order_id"), "letter", ["order_id"], unique=False)
    op.create_table(
        "order",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("status", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("customer_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("locale", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("address", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("currency", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("subtotal", sa.BigInteger(), nullable=False),
        sa.Column("shipping_fee", sa.BigInteger(), nullable=False),
        sa.Column("tax_total", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("payment_method", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("delivery_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pay_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expected_ship_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expected_earliest", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expected_latest", sa.DateTime(timezone=True), nullable=False),
        sa.Column("authorized", sa.BigInteger(), nullable=False),
        sa.Column("captured", sa.BigInteger(), nullable=False),
        sa.Column("refunded", sa.BigInteger(), nullable=False),
        sa.Column("ordered", sa.Integer(), nullable=False),
        sa.Column("picking", sa.Integer(), nullable=False),
        sa.Column("packed", sa.Integer(), nullable=False),
        sa.Column("labelled", sa.Integer(), nullable=False),
        sa.Column("shipped", sa.Integer(), nullable=False),
        sa.Column("delivered", sa.Integer(), nullable=False),
        sa.Column("cancelled", sa.Integer(), nullable=False),
        sa.Column("lost", sa.Integer(), nullable=False),
        sa.Column("returned", sa.Integer(), nullable=False),
        sa.Column("team_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("warehouse_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("warehouses", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("assignment_rule", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("waiting_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("hold_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("hold_note", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("auto_confirm_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancel_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint(
            "status in ('AWAITING_PAYMENT', 'PAID', 'PROCESSING', 'READY_TO_SHIP', 'AWAITING_DELIVERY', 'COMPLETED', 'CANCELLED')",
            name=op.f("ck_order_status"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order")),
        sa.UniqueConstraint("number", name=op.f("uq_order_number")),
    )
    op.create_index("ix_order_customer", "order", ["customer_id", "placed_at"], unique=False)
    op.create_index("ix_order_placed", "order", ["placed_at", "id"], unique=False)
    op.create_index("ix_order_status_placed", "order", ["status", "placed_at", "id"], unique=False)
    op.create_index(op.f("ix_order_team_id"), "order", ["team_id"], unique=False)
    op.create_index(
        "ix_order_to_confirm",
        "order",
        ["auto_confirm_at"],
        unique=False,
        postgresql_where=sa.text("status = 'AWAITING_DELIVERY'"),
    )
    op.create_index("ix_order_token", "order", ["token_hash"], unique=False)
    op.create_index(
        "ix_order_unassigned", "order", ["placed_at"], unique=False, postgresql_where=sa.text("status = 'PAID'")
    )
    op.create_index(
        "ix_order_unpaid", "order", ["pay_by"], unique=False, postgresql_where=sa.text("status = 'AWAITING_PAYMENT'")
    )
    op.create_table(
        "order_line",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("order_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("product_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("variant_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sku", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("barcode", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("product_name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("variant_name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("picture", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("weight_g", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("currency", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("line_total", sa.BigInteger(), nullable=False),
        sa.Column("tax_rate", sa.Numeric(precision=6, scale=4), nullable=False),
        sa.Column("tax_amount", sa.BigInteger(), nullable=False),
        sa.Column("delivered", sa.Integer(), nullable=False),
        sa.Column("cancelled", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_line")),
    )
    op.create_index(op.f("ix_order_line_order_id"), "order_line", ["order_id"], unique=False)
    op.create_table(
        "order_note",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("order_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("author", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("body", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_note")),
    )
    op.create_index(op.f("ix_order_note_order_id"), "order_note", ["order_id"], unique=False)
    op.create_table(
        "payment",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("order_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("method", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("provider", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("provider_reference", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("currency", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("captured", sa.BigInteger(), nullable=False),
        sa.Column("refunded", sa.BigInteger(), nullable=False),
        sa.Column("failure_code", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("failure_retryable", sa.Boolean(), nullable=False),
        sa.Column("problem", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("action_url", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("action_expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ask_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state in ('PENDING', 'ACTION_REQUIRED', 'AUTHORIZED', 'CAPTURED', 'FAILED', 'EXPIRED', 'CANCELLED')",
            name=op.f("ck_payment_state"),
        ),
        sa.CheckConstraint("amount > 0 and captured >= 0 and captured <= amount", name=op.f("ck_payment_captured")),
        sa.CheckConstraint("refunded >= 0 and refunded <= captured", name=op.f("ck_payment_refunded")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
    )
    op.create_index(
        "ix_payment_ask_at", "payment", ["ask_at"], unique=False, postgresql_where=sa.text("ask_at is not null")
    )
    op.create_index("ix_payment_created", "payment", ["created_at", "id"], unique=False)
    op.create_index("ix_payment_order", "payment", ["order_id", "id"], unique=False)
    op.create_index(
        "uq_payment_open",
        "payment",
        ["order_id"],
        unique=True,
        postgresql_where=sa.text("state in ('PENDING', 'ACTION_REQUIRED')"),
    )
    op.create_table(
        "refund",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("order_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("payment_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("currency", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("provider_reference", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("failure", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ask_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state in ('PENDING', 'SUCCEEDED', 'FAILED')", name=op.f("ck_refund_state")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_refund_amount")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refund")),
    )
    op.create_index(
        "ix_refund_ask_at", "refund", ["ask_at"], unique=False, postgresql_where=sa.text("ask_at is not null")
    )
    op.create_index("ix_refund_order", "refund", ["order_id", "id"], unique=False)
    op.create_index("ix_refund_payment", "refund", ["payment_id", "id"], unique=False)
    op.create_table(
        "review",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("order_line_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("order_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("product_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("customer_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("goods", sa.Integer(), nullable=False),
        sa.Column("delivery", sa.Integer(), nullable=False),
        sa.Column("service", sa.Integer(), nullable=False),
        sa.Column("body", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("author_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("locale", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "goods between 1 and 5 and delivery between 1 and 5 and service between 1 and 5",
            name=op.f("ck_review_scores"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("order_line_id", name=op.f("uq_review_order_line_id")),
    )
    op.create_index(op.f("ix_review_customer_id"), "review", ["customer_id"], unique=False)
    op.create_index(op.f("ix_review_order_id"), "review", ["order_id"], unique=False)
    op.create_index(op.f("ix_review_product_id_at_id"), "review", ["product_id", "at", "id"], unique=False)
    op.create_table(
        "sign_in_attempt",
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("tried", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sign_in_attempt")),
        prefixes=["UNLOGGED"],
    )
    op.create_index("ix_sign_in_attempt_since", "sign_in_attempt", ["since"], unique=False)
    op.create_table(
        "simulated_charge",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("method", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("scenario", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("outcome", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("currency", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("captured", sa.BigInteger(), nullable=False),
        sa.Column("refunded", sa.BigInteger(), nullable=False),
        sa.Column("order_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("return_path", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("locale", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "refunded >= 0 and refunded <= captured and captured <= amount", name=op.f("ck_simulated_charge_sums")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_simulated_charge")),
        sa.UniqueConstraint("key", name=op.f("uq_simulated_charge_key")),
    )
    op.create_table(
        "simulated_refund",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("charge_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("outcome", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_simulated_refund")),
        sa.UniqueConstraint("key", name=op.f("uq_simulated_refund_key")),
    )
    op.create_index(op.f("ix_simulated_refund_charge_id"), "simulated_refund", ["charge_id"], unique=False)
    op.create_table(
        "simulated_webhook",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("body", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_simulated_webhook")),
    )
    op.create_index(
        "ix_simulated_webhook_due",
        "simulated_webhook",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("sent_at is null"),
    )
    op.create_table(
        "team",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("warehouse_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("regions", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("skills", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("shift_start", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("shift_end", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("on_duty", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sa.UniqueConstraint("code", name=op.f("uq_team_code")),
    )
    op.create_index(op.f("ix_team_warehouse_id"), "team", ["warehouse_id"], unique=False)
    op.create_table(
        "ticket",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("order_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("locale", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("assignee_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("first_reply_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolve_due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolution", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind in ('QUESTION', 'DAMAGED', 'WRONG_ITEM', 'NOT_RECEIVED', 'RETURN', 'EXCHANGE', 'REFUND', 'OTHER')",
            name=op.f("ck_ticket_kind"),
        ),
        sa.CheckConstraint(
            "state in ('NEW', 'OPEN', 'WAITING_CUSTOMER', 'RESOLVED', 'CLOSED')", name=op.f("ck_ticket_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("number", name=op.f("uq_ticket_number")),
    )
    op.create_index(op.f("ix_ticket_assignee_id_state"), "ticket", ["assignee_id", "state"], unique=False)
    op.create_index(op.f("ix_ticket_due_at_id"), "ticket", ["due_at", "id"], unique=False)
    op.create_index(op.f("ix_ticket_order_id"), "ticket", ["order_id"], unique=False)
    op.create_index(
        "ix_ticket_to_assign", "ticket", ["created_at"], unique=False, postgresql_where=sa.text("assignee_id is null")
    )
    op.create_index(
        "ix_ticket_to_close", "ticket", ["resolved_at"], unique=False, postgresql_where=sa.text("state = 'RESOLVED'")
    )
    op.create_table(
        "ticket_line",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ticket_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("order_line_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_line")),
        sa.UniqueConstraint("ticket_id", "order_line_id", name=op.f("uq_ticket_line_ticket_id_order_line_id")),
    )
    op.create_table(
        "ticket_message",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ticket_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("author", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("author_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("author_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("body", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("author in ('CUSTOMER', 'STAFF', 'SYSTEM')", name=op.f("ck_ticket_message_author")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_message")),
    )
    op.create_index(op.f("ix_ticket_message_ticket_id_id"), "ticket_message", ["ticket_id", "id"], unique=False)
    op.create_table(
        "warehouse",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("city", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warehouse")),
        sa.UniqueConstraint("code", name=op.f("uq_warehouse_code")),
    )
    op.create_table(
        "webhook_receipt",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("provider", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("event_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("outcome", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_receipt")),
    )
    op.create_index("uq_webhook_receipt_event", "webhook_receipt", ["provider", "event_id"], unique=True)
    op.create_table(
        "customer_address",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("customer_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("address", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_address_customer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_address")),
    )
    op.create_index(op.f("ix_customer_address_customer_id"), "customer_address", ["customer_id"], unique=False)
    op.create_table(
        "product",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("category_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("tagline", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("description", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("pictures", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("tax_class", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("rating_sum", sa.Integer(), nullable=False),
        sa.Column("rating_count", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("tax_class in ('standard', 'reduced', 'books', 'zero')", name=op.f("ck_product_tax_class")),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_product_category_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sa.UniqueConstraint("slug", name=op.f("uq_product_slug")),
    )
    op.create_index(
        op.f("ix_product_category_id_created_at_id"), "product", ["category_id", "created_at", "id"], unique=False
    )
    op.create_index(op.f("ix_product_created_at_id"), "product", ["created_at", "id"], unique=False)
    op.create_table(
        "shipment",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("order_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("warehouse_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("team_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("picker_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("picked", sa.Integer(), nullable=False),
        sa.Column("mispicked", sa.Integer(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("back_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("carrier", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("tracking_number", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("label_requested_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("label_problem", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("voided", sa.Integer(), nullable=False),
        sa.Column("route", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("hops", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("position", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("eta_earliest", sa.DateTime(timezone=True), nullable=True),
        sa.Column("eta_latest", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ask_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("picked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("packed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("labelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handed_over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state in ('ASSIGNED', 'PICKING', 'PACKED', 'LABELLED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED', 'EXCEPTION', 'RETURNING', 'RETURNED', 'LOST', 'CANCELLED')",
            name=op.f("ck_shipment_state"),
        ),
        sa.ForeignKeyConstraint(["order_id"], ["order.id"], name=op.f("fk_shipment_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipment")),
        sa.UniqueConstraint("number", name=op.f("uq_shipment_number")),
    )
    op.create_index("ix_shipment_board", "shipment", ["state", "due_at", "id"], unique=False)
    op.create_index(
        "ix_shipment_open_by_team",
        "shipment",
        ["team_id"],
        unique=False,
        postgresql_where=sa.text("state in ('ASSIGNED', 'PICKING')"),
    )
    op.create_index("ix_shipment_order", "shipment", ["order_id"], unique=False)
    op.create_index(
        "ix_shipment_to_ask", "shipment", ["ask_at"], unique=False, postgresql_where=sa.text("ask_at is not null")
    )
    op.create_index(
        "ix_shipment_tracking",
        "shipment",
        ["tracking_number"],
        unique=False,
        postgresql_where=sa.text("tracking_number is not null"),
    )
    op.create_index("ix_shipment_warehouse_board", "shipment", ["warehouse_id", "state", "due_at"], unique=False)
    op.create_table(
        "staff",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("password_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("roles", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("team_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("on_duty", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_staff_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("email", name=op.f("uq_staff_email")),
    )
    op.create_index(op.f("ix_staff_team_id"), "staff", ["team_id"], unique=False)
    op.create_table(
        "app_token",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("prefix", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("scopes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("customer_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("staff_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_app_token_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_app_token_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_token")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_app_token_secret_hash")),
    )
    op.create_table(
        "pick_scan",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("shipment_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("scan_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("line_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("result", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("picker_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("result in ('RIGHT', 'WRONG', 'EXTRA')", name=op.f("ck_pick_scan_result")),
        sa.ForeignKeyConstraint(["shipment_id"], ["shipment.id"], name=op.f("fk_pick_scan_shipment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pick_scan")),
        sa.UniqueConstraint("shipment_id", "scan_id", name=op.f("uq_pick_scan_shipment_id_scan_id")),
    )
    op.create_table(
        "product_words",
        sa.Column("product_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("words", postgresql.TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_product_words_product_id")),
        sa.PrimaryKeyConstraint("product_id", name=op.f("pk_product_words")),
    )
    op.create_index(op.f("ix_product_words_words"), "product_words", ["words"], unique=False, postgresql_using="gin")
    op.create_table(
        "session",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("customer_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("staff_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("cart_token", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_session_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_session_staff_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_customer_id"), "session", ["customer_id"], unique=False)
    op.create_index(op.f("ix_session_expires_at"), "session", ["expires_at"], unique=False)
    op.create_index(op.f("ix_session_staff_id"), "session", ["staff_id"], unique=False)
    op.create_table(
        "shipment_line",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("shipment_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("order_line_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sku", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("barcode", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("bin", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("product_name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("variant_name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("picture", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("picked", sa.Integer(), nullable=False),
        sa.Column("short", sa.Integer(), nullable=False),
        sa.Column("short_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["order_line_id"], ["order_line.id"], name=op.f("fk_shipment_line_order_line_id")),
        sa.ForeignKeyConstraint(["shipment_id"], ["shipment.id"], name=op.f("fk_shipment_line_shipment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipment_line")),
    )
    op.create_index(op.f("ix_shipment_line_order_line_id"), "shipment_line", ["order_line_id"], unique=False)
    op.create_index("ix_shipment_line_shipment", "shipment_line", ["shipment_id", "bin"], unique=False)
    op.create_table(
        "tracking_scan",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("shipment_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("carrier", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("tracking_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("event_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("description", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "code in ('LABEL_CREATED', 'PICKED_UP', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED', 'EXCEPTION', 'RETURNING', 'RETURNED', 'LOST')",
            name=op.f("ck_tracking_scan_code"),
        ),
        sa.ForeignKeyConstraint(["shipment_id"], ["shipment.id"], name=op.f("fk_tracking_scan_shipment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tracking_scan")),
        sa.UniqueConstraint("carrier", "event_id", name=op.f("uq_tracking_scan_carrier_event_id")),
    )
    op.create_index(
        op.f("ix_tracking_scan_shipment_id_occurred_at"), "tracking_scan", ["shipment_id", "occurred_at"], unique=False
    )
    op.create_table(
        "variant",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("product_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sku", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("options", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("barcode", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("weight_g", sa.Integer(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_variant_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_variant")),
        sa.UniqueConstraint("sku", name=op.f("uq_variant_sku")),
    )
    op.create_index(op.f("ix_variant_barcode"), "variant", ["barcode"], unique=False)
    op.create_index(op.f("ix_variant_product_id_sort"), "variant", ["product_id", "sort"], unique=False)
    op.create_table(
        "price",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("variant_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("currency", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("compare_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_price_amount")),
        sa.CheckConstraint("compare_at > amount", name=op.f("ck_price_compare_at")),
        sa.ForeignKeyConstraint(["variant_id"], ["variant.id"], name=op.f("fk_price_variant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price")),
        sa.UniqueConstraint("variant_id", "currency", name=op.f("uq_price_variant_id_currency")),
    )
    op.create_table(
        "stock_level",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sku", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("variant_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("warehouse_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("bin", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("on_hand", sa.Integer(), nullable=False),
        sa.Column("reserved", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("on_hand >= 0", name=op.f("ck_stock_level_on_hand")),
        sa.CheckConstraint("reserved >= 0 and reserved <= on_hand", name=op.f("ck_stock_level_reserved")),
        sa.ForeignKeyConstraint(["variant_id"], ["variant.id"], name=op.f("fk_stock_level_variant_id")),
        sa.ForeignKeyConstraint(["warehouse_id"], ["warehouse.id"], name=op.f("fk_stock_level_warehouse_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_level")),
        sa.UniqueConstraint("sku", "warehouse_id", name=op.f("uq_stock_level_sku_warehouse_id")),
    )
    op.create_index(op.f("ix_stock_level_variant_id"), "stock_level", ["variant_id"], unique=False)
    op.create_index(op.f("ix_stock_level_warehouse_id_sku"), "stock_level", ["warehouse_id", "sku"], unique=False)
    op.create_table(
        "reservation",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("owner", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("stock_level_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.CheckConstraint("quantity >= 0 and taken >= 0", name=op.f("ck_reservation_quantity")),
        sa.ForeignKeyConstraint(["stock_level_id"], ["stock_level.id"], name=op.f("fk_reservation_stock_level_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reservation")),
        sa.UniqueConstraint("owner", "stock_level_id", name=op.f("uq_reservation_owner_stock_level_id")),
    )
    op.create_index(
        op.f("ix_reservation_stock_level_id"),
        "reservation",
        ["stock_level_id"],
        unique=False,
        postgresql_where=sa.text("quantity > 0"),
    )
    op.create_table(
        "stock_movement",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("stock_level_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sku", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("warehouse_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("on_hand_change", sa.Integer(), nullable=False),
        sa.Column("reserved_change", sa.Integer(), nullable=False),
        sa.Column("owner", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cause", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "kind in ('RECEIVED', 'ADJUSTED', 'RESERVED', 'RELEASED', 'TAKEN_OUT', 'PUT_BACK')",
            name=op.f("ck_stock_movement_kind"),
        ),
        sa.ForeignKeyConstraint(["stock_level_id"], ["stock_level.id"], name=op.f("fk_stock_movement_stock_level_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_movement")),
    )
    op.create_index(op.f("ix_stock_movement_owner"), "stock_movement", ["owner"], unique=False)
    op.create_index(
        op.f("ix_stock_movement_stock_level_id_at"), "stock_movement", ["stock_level_id", "at"], unique=False
    )
    op.execute(NUMBER_EVENTS)


def downgrade() -> None:
    """Take it back."""
    op.execute("drop function number_events()")
    op.drop_index(op.f("ix_stock_movement_stock_level_id_at"), table_name="stock_movement")
    op.drop_index(op.f("ix_stock_movement_owner"), table_name="stock_movement")
    op.drop_table("stock_movement")
    op.drop_index(
        op.f("ix_reservation_stock_level_id"), table_name="reservation", postgresql_where=sa.text("quantity > 0")
    )
    op.drop_table("reservation")
    op.drop_index(op.f("ix_stock_level_warehouse_id_sku"), table_name="stock_level")
    op.drop_index(op.f("ix_stock_level_variant_id"), table_name="stock_level")
    op.drop_table("stock_level")
    op.drop_table("price")
    op.drop_index(op.f("ix_variant_product_id_sort"), table_name="variant")
    op.drop_index(op.f("ix_variant_barcode"), table_name="variant")
    op.drop_table("variant")
    op.drop_index(op.f("ix_tracking_scan_shipment_id_occurred_at"), table_name="tracking_scan")
    op.drop_table("tracking_scan")
    op.drop_index("ix_shipment_line_shipment", table_name="shipment_line")
    op.drop_index(op.f("ix_shipment_line_order_line_id"), table_name="shipment_line")
    op.drop_table("shipment_line")
    op.drop_index(op.f("ix_session_staff_id"), table_name="session")
    op.drop_index(op.f("ix_session_expires_at"), table_name="session")
    op.drop_index(op.f("ix_session_customer_id"), table_name="session")
    op.drop_table("session")
    op.drop_index(op.f("ix_product_words_words"), table_name="product_words", postgresql_using="gin")
    op.drop_table("product_words")
    op.drop_table("pick_scan")
    op.drop_table("app_token")
    op.drop_index(op.f("ix_staff_team_id"), table_name="staff")
    op.drop_table("staff")
    op.drop_index("ix_shipment_warehouse_board", table_name="shipment")
    op.drop_index(
        "ix_shipment_tracking", table_name="shipment", postgresql_where=sa.text("tracking_number is not null")
    )
    op.drop_index("ix_shipment_to_ask", table_name="shipment", postgresql_where=sa.text("ask_at is not null"))
    op.drop_index("ix_shipment_order", table_name="shipment")
    op.drop_index(
        "ix_shipment_open_by_team", table_name="shipment", postgresql_where=sa.text("state in ('ASSIGNED', 'PICKING')")
    )
    op.drop_index("ix_shipment_board", table_name="shipment")
    op.drop_table("shipment")
    op.drop_index(op.f("ix_product_created_at_id"), table_name="product")
    op.drop_index(op.f("ix_product_category_id_created_at_id"), table_name="product")
    op.drop_table("product")
    op.drop_index(op.f("ix_customer_address_customer_id"), table_name="customer_address")
    op.drop_table("customer_address")
    op.drop_index("uq_webhook_receipt_event", table_name="webhook_receipt")
    op.drop_table("webhook_receipt")
    op.drop_table("warehouse")
    op.drop_index(op.f("ix_ticket_message_ticket_id_id"), table_name="ticket_message")
    op.drop_table("ticket_message")
    op.drop_table("ticket_line")
    op.drop_index("ix_ticket_to_close", table_name="ticket", postgresql_where=sa.text("state = 'RESOLVED'"))
    op.drop_index("ix_ticket_to_assign", table_name="ticket", postgresql_where=sa.text("assignee_id is null"))
    op.drop_index(op.f("ix_ticket_order_id"), table_name="ticket")
    op.drop_index(op.f("ix_ticket_due_at_id"), table_name="ticket")
    op.drop_index(op.f("ix_ticket_assignee_id_state"), table_name="ticket")
    op.drop_table("ticket")
    op.drop_index(op.f("ix_team_warehouse_id"), table_name="team")
    op.drop_table("team")
    op.drop_index(
        "ix_simulated_webhook_due", table_name="simulated_webhook", postgresql_where=sa.text("sent_at is null")
    )
    op.drop_table("simulated_webhook")
    op.drop_index(op.f("ix_simulated_refund_charge_id"), table_name="simulated_refund")
    op.drop_table("simulated_refund")
    op.drop_table("simulated_charge")
    op.drop_index("ix_sign_in_attempt_since", table_name="sign_in_attempt")
    op.drop_table("sign_in_attempt")
    op.drop_index(op.f("ix_review_product_id_at_id"), table_name="review")
    op.drop_index(op.f("ix_review_order_id"), table_name="review")
    op.drop_index(op.f("ix_review_customer_id"), table_name="review")
    op.drop_table("review")
    op.drop_index("ix_refund_payment", table_name="refund")
    op.drop_index("ix_refund_order", table_name="refund")
    op.drop_index("ix_refund_ask_at", table_name="refund", postgresql_where=sa.text("ask_at is not null"))
    op.drop_table("refund")
    op.drop_index(
        "uq_payment_open", table_name="payment", postgresql_where=sa.text("state in ('PENDING', 'ACTION_REQUIRED')")
    )
    op.drop_index("ix_payment_order", table_name="payment")
    op.drop_index("ix_payment_created", table_name="payment")
    op.drop_index("ix_payment_ask_at", table_name="payment", postgresql_where=sa.text("ask_at is not null"))
    op.drop_table("payment")
    op.drop_index(op.f("ix_order_note_order_id"), table_name="order_note")
    op.drop_table("order_note")
    op.drop_index(op.f("ix_order_line_order_id"), table_name="order_line")
    op.drop_table("order_line")
    op.drop_index("ix_order_unpaid", table_name="order", postgresql_where=sa.text("status = 'AWAITING_PAYMENT'"))
    op.drop_index("ix_order_unassigned", table_name="order", postgresql_where=sa.text("status = 'PAID'"))
    op.drop_index("ix_order_token", table_name="order")
    op.drop_index("ix_order_to_confirm", table_name="order", postgresql_where=sa.text("status = 'AWAITING_DELIVERY'"))
    op.drop_index(op.f("ix_order_team_id"), table_name="order")
    op.drop_index("ix_order_status_placed", table_name="order")
    op.drop_index("ix_order_placed", table_name="order")
    op.drop_index("ix_order_customer", table_name="order")
    op.drop_table("order")
    op.drop_index(op.f("ix_letter_order_id"), table_name="letter")
    op.drop_table("letter")
    op.drop_index("uq_ledger_entry_reference", table_name="ledger_entry")
    op.drop_index("ix_ledger_entry_order", table_name="ledger_entry")
    op.drop_index("ix_ledger_entry_at", table_name="ledger_entry")
    op.drop_table("ledger_entry")
    op.drop_index("ix_idempotency_at", table_name="idempotency")
    op.drop_table("idempotency")
    op.drop_index("ix_event_unnumbered", table_name="event", postgresql_where=sa.text("position is null"))
    op.drop_index("ix_event_order", table_name="event", postgresql_where=sa.text("order_id is not null"))
    op.drop_table("event")
    op.drop_index("ix_delivery_pending", table_name="delivery", postgresql_where=sa.text("state = 'PENDING'"))
    op.drop_index("ix_delivery_due", table_name="delivery", postgresql_where=sa.text("state = 'PENDING'"))
    op.drop_index("ix_delivery_dead", table_name="delivery", postgresql_where=sa.text("state = 'DEAD'"))
    op.drop_table("delivery")
    op.drop_table("customer")
    op.drop_table("clock_offset")
    op.drop_table("category")
    op.drop_index("uq_cart_line_variant", table_name="cart_line")
    op.drop_table("cart_line")
    op.drop_index(op.f("ix_cart_token_hash"), table_name="cart")
    op.drop_index(op.f("ix_cart_customer_id"), table_name="cart")
    op.drop_table("cart")
    op.execute("drop sequence order_number")
    op.execute("drop sequence ticket_number")
