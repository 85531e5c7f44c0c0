"""What signs in to the embedded gateway. Fixed and public: nothing real is behind them."""

from typing import Final

CLIENT_ID: Final = "demo-client"
CLIENT_SECRET: Final = "demo-client-secret"  # noqa: S105  (the demo's, protects nothing)
USERNAME: Final = "demo"
PASSWORD: Final = "demo-password"  # noqa: S105  (the demo's, protects nothing)
PID: Final = "900"
SYSTEM_ID: Final = "0079b8f4-7cc2-4548-b9de-e5770228f5db"
FACILITY_ID: Final = "2cf85edb-0576-4f62-a87b-60e20992bc9e"  # the first facility of the seeded world
