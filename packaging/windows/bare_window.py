"""The floor of the start-up measurement: the least that PySide6 can show. The checker sees its window come."""

import sys

from PySide6.QtWidgets import QApplication, QLabel

application = QApplication(sys.argv)
label = QLabel("HQS bare window")
label.resize(800, 600)
label.show()
sys.exit(application.exec())
