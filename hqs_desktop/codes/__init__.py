"""The guide's code tables: look up, search, make coded texts. Tables are read one by one, when first asked for."""
