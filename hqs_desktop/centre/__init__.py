"""The centre's PostgreSQL database, by which its desks know of each other. No patient is in it (see ``README.md``)."""
