"""All doctors of a day side by side. A view of F3."""
