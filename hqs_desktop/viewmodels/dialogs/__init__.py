"""What dialogs ask and say, whatever screen opens them. No widgets."""
