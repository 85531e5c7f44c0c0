"""The guide's code tables: look up, search, make coded texts. Tables are read one by one, when first asked for."""

from hqs_desktop.codes.catalogue import APPENDICES, CodeTables
from hqs_desktop.codes.tables import Code, CodeTable, IdentifierKindRow
from hqs_desktop.codes.typeahead import search, warm

__all__ = ["APPENDICES", "Code", "CodeTable", "CodeTables", "IdentifierKindRow", "search", "warm"]
