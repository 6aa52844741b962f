"""Everything between the street and a seat: sign-in, second factors, identity providers, invitations, and their limits."""
