"""What is seen, in the rooms of ``viewmodels``. No decisions, and nothing below those but core and codes."""
