"""The embedded gateway: what the guide's ten operations do, over plain HTTP on this computer's loopback."""
