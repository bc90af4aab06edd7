"""`policykg ask`: saved questions, by name."""
