"""The client of the ministry's gateway. Its wire's quirks stop here."""
