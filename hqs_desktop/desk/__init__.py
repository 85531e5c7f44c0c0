"""The use cases in the desk's words; ``ports`` says what they need from outside. No Qt."""
