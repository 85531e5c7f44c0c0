"""Services (RVU3). The guide has no table of them; the centre imports one."""

import json
from functools import cache

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.resources import resource_path


@cache
def default_service() -> CodedText:
    """The one service whose RVU3 code the guide prints: a specialist's out-patient visit."""
    row = json.loads(resource_path("default-service.json").read_text(encoding="utf-8"))
    return CodedText(code=row["code"], system=row["system"], value=row["term_fa"])
