"""The centre's PostgreSQL database, through which its desks know of each other. No patient is in it; ``README.md`` says who decides what."""
