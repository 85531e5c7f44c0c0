"""The composition root, the only place that knows every layer.

``start`` runs the process, ``front`` is what is seen, ``live`` is what works, ``tour`` uses both as a person would.
"""
