"""The lists from Maxa (services, areas): how a file of one is understood, judged, compared, kept and taken back."""
