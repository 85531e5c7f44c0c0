"""F7: what doctors withdrew, and which patients that hits. No widgets."""
