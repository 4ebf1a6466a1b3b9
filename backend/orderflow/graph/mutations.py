"""The table of contents: every mutation, the verb it performs, and what its payload shows."""

from typing import Any

import strawberry

from orderflow.amendments.actions import cancel_order
from orderflow.catalog.actions.categories import (
    change_category,
    create_category,
    move_category,
    restore_category,
    retire_category,
)
from orderflow.catalog.actions.change_banner import change_banner
from orderflow.catalog.actions.products import change_product, create_product
from orderflow.catalog.actions.publishing import (
    publish_product,
    retire_product,
    schedule_product,
    unschedule_product,
)
from orderflow.catalog.actions.remove_price import remove_price
from orderflow.catalog.actions.set_pictures import set_pictures
from orderflow.catalog.actions.set_price import set_price
from orderflow.catalog.actions.variants import add_variant, change_variant
from orderflow.feedback.actions import submit_review
from orderflow.graph.assigning import AssignmentRule, AssignmentTrial
from orderflow.graph.carts import BoughtAgain, Cart
from orderflow.graph.catalog import Category, Product, Variant
from orderflow.graph.context import Info
from orderflow.graph.feedback import Review
from orderflow.graph.front import Banner
from orderflow.graph.imports import CatalogueImport
from orderflow.graph.inbox import Mention
from orderflow.graph.mutation import mutation
from orderflow.graph.orders import Order
from orderflow.graph.payments import Payment, Refund
from orderflow.graph.people import (
    AppToken,
    Customer,
    Invitation,
    SecondFactorSetup,
    SignInFailure,
    Staff,
    Team,
    Viewer,
    take_session,
)
from orderflow.graph.running import Delivery, Shop, tell_time
from orderflow.graph.settings import DeliveryRate, PaymentTerms, Policy, ShopSettings
from orderflow.graph.shipments import PickScan, Shipment
from orderflow.graph.tickets import Ticket
from orderflow.graph.warehouse import StockLevel, Warehouse
from orderflow.imports.actions import apply_import, discard_import
from orderflow.inbox.actions import read_all_mentions, read_mention
from orderflow.orders.actions.buy_again import buy_again
from orderflow.orders.actions.desk import add_order_note, hold_order, release_order
from orderflow.orders.actions.fill_cart import add_to_cart, choose_delivery, claim_cart, set_cart_address, set_cart_line
from orderflow.orders.actions.place_order import place_order
from orderflow.orders.actions.set_cart_gift import set_cart_gift
from orderflow.orders.token import order_token
from orderflow.payments.actions import refund_payment, start_payment
from orderflow.people.actions.accept_invitation import accept_invitation
from orderflow.people.actions.add_customer_note import add_customer_note
from orderflow.people.actions.app_tokens import create_app_token, revoke_app_token
from orderflow.people.actions.change_password import change_password
from orderflow.people.actions.invitations import invite_staff, resend_invitation, withdraw_invitation
from orderflow.people.actions.keep_addresses import add_address, change_address, remove_address
from orderflow.people.actions.register_customer import register_customer
from orderflow.people.actions.reset_password import request_password_reset, reset_password
from orderflow.people.actions.revoke_session import revoke_session
from orderflow.people.actions.second_factor import (
    begin_second_factor,
    confirm_second_factor,
    reset_second_factor,
    turn_off_second_factor,
)
from orderflow.people.actions.set_team_duty import set_team_duty
from orderflow.people.actions.sign_in import sign_in
from orderflow.people.actions.sign_out import sign_out
from orderflow.people.actions.staff import change_staff, disable_staff, enable_staff
from orderflow.people.actions.verify_email import request_verification, verify_email
from orderflow.process.actions import advance_clock, replay_delivery
from orderflow.shipments.actions.add_shipment_note import add_shipment_note
from orderflow.shipments.actions.assign_order import assign_order
from orderflow.shipments.actions.assignment_rules import (
    change_assignment_rule,
    create_assignment_rule,
    remove_assignment_rule,
)
from orderflow.shipments.actions.dispatch import dispatch_shipment, hand_over_shipments, void_label
from orderflow.shipments.actions.pack import pack_shipment, unpack_shipment
from orderflow.shipments.actions.pick import confirm_pick, report_short_pick, start_picking
from orderflow.shipments.actions.retire_team import retire_team
from orderflow.shipments.actions.teams import change_team, create_team
from orderflow.shipments.actions.track import confirm_receipt, record_tracking_event
from orderflow.shipments.actions.try_assignment_rules import try_assignment_rules
from orderflow.shop.actions.change_payment_terms import change_payment_terms
from orderflow.shop.actions.change_shop import change_calendar, change_shop
from orderflow.shop.actions.delivery_rates import change_delivery_rate, create_delivery_rate
from orderflow.shop.actions.policies import change_policy, create_policy
from orderflow.tickets.actions.desk import assign_ticket, reopen_ticket, resolve_ticket
from orderflow.tickets.actions.erase_account import erase_account
from orderflow.tickets.actions.open_ticket import open_ticket
from orderflow.tickets.actions.reply_to_ticket import reply_to_ticket
from orderflow.warehouse.actions.adjust_stock import adjust_stock
from orderflow.warehouse.actions.warehouses import change_warehouse, create_warehouse
from orderflow.wishes.actions.favourites import add_favourite, remove_favourite
from orderflow.wishes.actions.stock_notice import request_stock_notice, withdraw_stock_notice


def hand_over_token(info: Info, outcome: dict[str, Any]) -> None:
    """Show the token of the order that was placed; it is kept nowhere."""
    outcome["order_token"] = order_token(outcome["order"])


@strawberry.type(description="What can be done: one verb, one transaction each.")
class Mutation:
    """What can be done: one verb, one transaction each."""

    # people
    register_customer = mutation(register_customer, viewer=Viewer, after=take_session)
    sign_in = mutation(sign_in, viewer=Viewer, failure=SignInFailure, after=take_session)
    sign_out = mutation(sign_out, viewer=Viewer, after=take_session)
    revoke_session = mutation(revoke_session, viewer=Viewer, after=take_session)
    change_password = mutation(change_password, viewer=Viewer)
    begin_second_factor = mutation(begin_second_factor, setup=SecondFactorSetup)
    confirm_second_factor = mutation(confirm_second_factor, recovery_codes=list[str], viewer=Viewer)
    turn_off_second_factor = mutation(turn_off_second_factor, viewer=Viewer)
    reset_second_factor = mutation(reset_second_factor, staff=Staff)
    request_password_reset = mutation(request_password_reset, viewer=Viewer)
    reset_password = mutation(reset_password, viewer=Viewer, after=take_session)
    request_verification = mutation(request_verification, customer=Customer)
    verify_email = mutation(verify_email, customer=Customer)
    erase_account = mutation(erase_account, viewer=Viewer, after=take_session)
    add_customer_note = mutation(add_customer_note, customer=Customer)
    add_address = mutation(add_address, customer=Customer)
    change_address = mutation(change_address, customer=Customer)
    remove_address = mutation(remove_address, customer=Customer)
    invite_staff = mutation(invite_staff, invitation=Invitation, link=str)
    resend_invitation = mutation(resend_invitation, invitation=Invitation, link=str)
    withdraw_invitation = mutation(withdraw_invitation, invitation=Invitation)
    accept_invitation = mutation(accept_invitation, viewer=Viewer, after=take_session)
    change_staff = mutation(change_staff, staff=Staff)
    disable_staff = mutation(disable_staff, staff=Staff)
    enable_staff = mutation(enable_staff, staff=Staff)
    set_team_duty = mutation(set_team_duty, team=Team)
    create_team = mutation(create_team, team=Team)
    change_team = mutation(change_team, team=Team)
    retire_team = mutation(retire_team, team=Team)
    create_assignment_rule = mutation(create_assignment_rule, assignment_rule=AssignmentRule)
    change_assignment_rule = mutation(change_assignment_rule, assignment_rule=AssignmentRule)
    remove_assignment_rule = mutation(remove_assignment_rule, assignment_rules=list[AssignmentRule])
    try_assignment_rules = mutation(try_assignment_rules, trial=AssignmentTrial)
    create_app_token = mutation(create_app_token, app_token=AppToken, token=str)
    revoke_app_token = mutation(revoke_app_token, app_token=AppToken)
    # shop
    change_shop = mutation(change_shop, shop_settings=ShopSettings)
    change_calendar = mutation(change_calendar, shop_settings=ShopSettings)
    create_delivery_rate = mutation(create_delivery_rate, delivery_rate=DeliveryRate)
    change_delivery_rate = mutation(change_delivery_rate, delivery_rate=DeliveryRate)
    change_payment_terms = mutation(change_payment_terms, payment_terms=PaymentTerms)
    create_policy = mutation(create_policy, policy=Policy)
    change_policy = mutation(change_policy, policy=Policy)
    # catalog, warehouse
    change_banner = mutation(change_banner, banner=Banner)
    create_category = mutation(create_category, category=Category)
    change_category = mutation(change_category, category=Category)
    move_category = mutation(move_category, category=Category)
    retire_category = mutation(retire_category, category=Category)
    restore_category = mutation(restore_category, category=Category)
    create_product = mutation(create_product, product=Product)
    change_product = mutation(change_product, product=Product)
    publish_product = mutation(publish_product, product=Product)
    schedule_product = mutation(schedule_product, product=Product)
    unschedule_product = mutation(unschedule_product, product=Product)
    retire_product = mutation(retire_product, product=Product)
    set_pictures = mutation(set_pictures, product=Product)
    add_variant = mutation(add_variant, variant=Variant, product=Product)
    change_variant = mutation(change_variant, variant=Variant)
    set_price = mutation(set_price, variant=Variant)
    remove_price = mutation(remove_price, variant=Variant)
    create_warehouse = mutation(create_warehouse, warehouse=Warehouse)
    change_warehouse = mutation(change_warehouse, warehouse=Warehouse)
    adjust_stock = mutation(adjust_stock, stock_level=StockLevel)
    apply_import = mutation(apply_import, catalogue_import=CatalogueImport)
    discard_import = mutation(discard_import, catalogue_import=CatalogueImport)
    # cart
    add_to_cart = mutation(add_to_cart, cart=Cart, cart_token=str, after=take_session)
    set_cart_line = mutation(set_cart_line, cart=Cart)
    set_cart_address = mutation(set_cart_address, cart=Cart)
    set_cart_gift = mutation(set_cart_gift, cart=Cart)
    choose_delivery = mutation(choose_delivery, cart=Cart)
    claim_cart = mutation(claim_cart, cart=Cart)
    buy_again = mutation(buy_again, cart=Cart, cart_token=str, lines=list[BoughtAgain], after=take_session)
    # wishes
    add_favourite = mutation(add_favourite, customer=Customer)
    remove_favourite = mutation(remove_favourite, customer=Customer)
    request_stock_notice = mutation(request_stock_notice, customer=Customer, notice_token=str)
    withdraw_stock_notice = mutation(withdraw_stock_notice, customer=Customer)
    # orders
    place_order = mutation(place_order, order=Order, order_token=str, after=hand_over_token)
    hold_order = mutation(hold_order, order=Order)
    release_order = mutation(release_order, order=Order)
    add_order_note = mutation(add_order_note, order=Order)
    assign_order = mutation(assign_order, order=Order)
    cancel_order = mutation(cancel_order, order=Order)
    confirm_receipt = mutation(confirm_receipt, order=Order)
    # payments
    start_payment = mutation(start_payment, payment=Payment, order=Order)
    refund_payment = mutation(refund_payment, refund=Refund, order=Order)
    # shipments
    start_picking = mutation(start_picking, shipment=Shipment)
    confirm_pick = mutation(confirm_pick, shipment=Shipment, scan=PickScan)
    report_short_pick = mutation(report_short_pick, shipment=Shipment)
    add_shipment_note = mutation(add_shipment_note, shipment=Shipment, order=Order)
    pack_shipment = mutation(pack_shipment, shipment=Shipment, order=Order)
    unpack_shipment = mutation(unpack_shipment, shipment=Shipment, order=Order)
    dispatch_shipment = mutation(dispatch_shipment, shipment=Shipment, order=Order)
    void_label = mutation(void_label, shipment=Shipment, order=Order)
    hand_over_shipments = mutation(hand_over_shipments, shipments=list[Shipment])
    record_tracking_event = mutation(record_tracking_event, shipment=Shipment, order=Order)
    # after-sales, feedback
    open_ticket = mutation(open_ticket, ticket=Ticket, order=Order)
    reply_to_ticket = mutation(reply_to_ticket, ticket=Ticket)
    assign_ticket = mutation(assign_ticket, ticket=Ticket)
    resolve_ticket = mutation(resolve_ticket, ticket=Ticket)
    reopen_ticket = mutation(reopen_ticket, ticket=Ticket)
    read_mention = mutation(read_mention, mention=Mention)
    read_all_mentions = mutation(read_all_mentions, viewer=Viewer)
    submit_review = mutation(submit_review, review=Review, order=Order)
    # running the shop
    replay_delivery = mutation(replay_delivery, delivery=Delivery)
    advance_clock = mutation(advance_clock, shop=Shop, after=tell_time)
