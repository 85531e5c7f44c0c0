"""The tour: the desk's work done by real key events in the real window, timed, pictured, and its keys counted.

``hands`` press and look, a module per kind of work is what they do, ``tour`` puts it in order and asks the embedded
gateway's ledger whether what was seen is what happened.
"""
