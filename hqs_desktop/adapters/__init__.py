"""What fulfils the desk's ports on this machine: settings, vault, log, files. No screen is known in here."""
