"""What each scheme is to find in Yunlan on 2026-06-30: a module a scheme, and a table in it that says both what is
appointed and which state that is meant to give. The lists are made of the one half, expected.json of the other."""
