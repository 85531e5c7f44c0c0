"""The directory of providers and facilities."""
