"""What people do: register, sign in and out, keep addresses, go on duty, hand out tokens."""
