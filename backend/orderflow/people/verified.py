"""What is told once a customer has shown that letters to their e-mail reach them."""

from orderflow.kernel.events import event_type
from orderflow.kernel.rights import Can

EMAIL_VERIFIED = event_type("email.verified", staff=Can.SEE_DESK)
VERIFICATION_REQUESTED = event_type("verification.requested", staff=Can.MANAGE_STAFF)
