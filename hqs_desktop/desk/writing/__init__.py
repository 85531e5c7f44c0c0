"""The two writes, executed at most once each; what proves how one ended. Nothing in here knows a screen or the wire."""
