"""Names and addresses of computers."""

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Whether a host is this computer itself."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
