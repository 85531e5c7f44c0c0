"""State, commands and words of the screens, a room for each thing that a person does. QtCore and QtGui only."""
