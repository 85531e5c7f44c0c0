"""The imported lists of the profile at work: loaded behind everything else, and followed where settings name files."""

import logging
from pathlib import Path

from hqs_desktop.adapters.lists import FileListStore
from hqs_desktop.adapters.profile import Profile
from hqs_desktop.adapters.settings import ListsSettings
from hqs_desktop.adapters.sheets import FileSheetReader
from hqs_desktop.codes.lists import ListKind
from hqs_desktop.core.errors import LocalError
from hqs_desktop.desk.lists.importing import Lists
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.words.notices import ListNotImported

_log = logging.getLogger(__name__)


def lists_of(profile: Profile, shared: Shared) -> Lists:
    """The use cases over a profile's folder."""
    return Lists(FileSheetReader(), FileListStore(profile.lists), shared.codes.lists, shared.clock)


async def open_lists(profile: Profile, settings: ListsSettings, shared: Shared) -> None:
    """Have the lists of a profile in use. What is wrong with one is told, and keeps nothing else from working."""
    lists = lists_of(profile, shared)
    shared.lists.put(lists)
    for kind in ListKind:
        path = getattr(settings, kind)
        try:
            await lists.load(kind)
        except LocalError as error:
            _log.warning("no list %s: %s", kind, error)
            if not path:
                shared.notices.tell(ListNotImported(kind, error))
    for kind in ListKind:
        path = getattr(settings, kind)
        if not path:
            continue
        try:
            await lists.follow(kind, Path(path))
        except LocalError as error:
            _log.warning("list %s not imported from %s: %s", kind, path, error)
            shared.notices.tell(ListNotImported(kind, error, path))
