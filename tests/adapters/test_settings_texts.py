"""What patients are told, as the settings files say it: what is wrong there is named with its line, the rest holds."""

from pathlib import Path

import pytest

from hqs_desktop.adapters.settings import load_settings, save_settings
from hqs_desktop.adapters.settings_file import SettingsProblemKind
from hqs_desktop.adapters.settings_store import FileSettings
from hqs_desktop.desk.connection.form import Fault
from hqs_desktop.desk.texts import Instruction

ABSENT = Path("/nowhere/policy.toml")
FASTING = "ناشتا بیایید"
GOOD = f"""\
[message]
template = '''
{{patient}}
{{time}}
https://clinic.example/map
'''

[[instructions]]
service = "901825"
text = "{FASTING}"

[[instructions]]
provider = "۱۲۳۴۵"
text = \"\"\"
Bring:
  earlier papers
\"\"\"
"""


@pytest.fixture
def user(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def wrote(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_what_patients_are_told_is_loaded(user: Path) -> None:
    loaded = load_settings(wrote(user, GOOD), ABSENT)
    assert loaded.problems == ()
    texts = loaded.settings.texts
    assert texts.template == "{patient}\n{time}\nhttps://clinic.example/map"
    assert texts.instructions == (
        Instruction(FASTING, service="901825"),
        Instruction("Bring:\nearlier papers", provider="12345"),
    )


def test_a_policy_stands_above_the_users_own(user: Path, tmp_path: Path) -> None:
    policy = wrote(tmp_path / "policy.toml", "[message]\ntemplate = '{time}'\n")
    loaded = load_settings(wrote(user, GOOD), policy)
    assert loaded.settings.texts.template == "{time}"
    assert loaded.locked == {"message.template"}
    assert len(loaded.settings.instructions) == 2


def test_a_placeholder_that_there_is_not_is_named_with_its_line_and_the_usual_text_holds(user: Path) -> None:
    loaded = load_settings(wrote(user, GOOD.replace("{time}", "{tiem}")), ABSENT)
    (problem,) = loaded.problems
    assert (problem.kind, problem.field) == (SettingsProblemKind.NO_PLACEHOLDER, "message.template")
    assert (problem.line, problem.named, problem.stops_connection) == (4, "{tiem}", False)
    assert "4: message.template: no placeholder: {tiem}" in str(problem)
    assert "{instructions}" in str(problem)
    assert loaded.settings.texts.template == ""
    assert len(loaded.settings.instructions) == 2


@pytest.mark.parametrize(
    ("entry", "field", "line", "fault"),
    [
        ('text = "for nobody"', "instructions.2", 12, None),
        ('service = "1"', "instructions.2.text", 12, None),
        ('service = "1"\ntext = " "', "instructions.2.text", 14, Fault.EMPTY),
        ('service = "a b"\ntext = "x"', "instructions.2.service", 13, Fault.NOT_A_CODE),
        ('servise = "1"\ntext = "x"', "instructions.2.servise", 13, None),
        ('service = 1\ntext = "see https://clinic.example"', "instructions.2.service", 13, None),
    ],
)
def test_one_that_is_wrong_is_named_with_its_line_and_the_others_hold(
    user: Path, entry: str, field: str, line: int, fault: Fault | None
) -> None:
    text = GOOD.replace("[[instructions]]\nprovider", f"[[instructions]]\n{entry}\n\n[[instructions]]\nprovider")
    loaded = load_settings(wrote(user, text), ABSENT)
    problems = {problem.field: problem for problem in loaded.problems}
    assert (problems[field].line, problems[field].fault) == (line, fault)
    assert not loaded.stops
    assert [one.text for one in loaded.settings.instructions] == [FASTING, "Bring:\nearlier papers"]


def test_several_wrong_ones_are_told_by_their_places(user: Path) -> None:
    text = "\n".join(
        f'[[instructions]]\nservice = "{n}"\ntext = {"3" if n % 2 else chr(34) + "x" + chr(34)}' for n in range(6)
    )
    loaded = load_settings(wrote(user, text), ABSENT)
    assert [(problem.field, problem.line) for problem in loaded.problems] == [
        ("instructions.2.text", 6),
        ("instructions.4.text", 12),
        ("instructions.6.text", 18),
    ]
    assert [one.service for one in loaded.settings.instructions] == ["0", "2", "4"]


def test_what_is_no_list_is_left_out(user: Path) -> None:
    loaded = load_settings(wrote(user, '[instructions]\nservice = "1"\ntext = "x"\n'), ABSENT)
    assert [problem.line for problem in loaded.problems] == [1]
    assert loaded.settings.instructions == ()


def test_keys_of_the_connection_that_slipped_below_them_stop_it(user: Path) -> None:
    text = '[[instructions]]\nservice = "1"\ntext = "x"\napi_base = "https://elsewhere.example"\n'
    assert load_settings(wrote(user, text), ABSENT).stops


def test_a_save_keeps_them_also_the_wrong_one(user: Path) -> None:
    text = f'{GOOD}\n[[instructions]]\nservice = "7"\ntexd = "x"\n'
    loaded = load_settings(wrote(user, text), ABSENT)
    save_settings(loaded.settings, user)
    again = load_settings(user, ABSENT)
    assert again.settings == loaded.settings
    assert {problem.field for problem in again.problems} == {"instructions.3.text", "instructions.3.texd"}
    FileSettings(loaded, user).change_now({"appearance.scheme": "dark"})
    assert load_settings(user, ABSENT).settings.texts == loaded.settings.texts


def test_a_secret_among_them_is_taken_out_by_a_save(user: Path) -> None:
    text = f'{GOOD}\n[[instructions]]\nservice = "7"\ntext = "x"\npassword = "hunter2"\n'
    loaded = load_settings(wrote(user, text), ABSENT)
    assert [problem.kind for problem in loaded.problems] == [SettingsProblemKind.SECRET_IN_FILE]
    save_settings(loaded.settings, user)
    assert "hunter2" not in user.read_text(encoding="utf-8")
    assert load_settings(user, ABSENT).settings.texts == loaded.settings.texts


@pytest.mark.parametrize("template", ["x" * 2001, "a\x07b"])
def test_a_template_that_no_message_could_be_is_refused(user: Path, template: str) -> None:
    save_settings(load_settings(user, ABSENT).settings, user)
    escaped = template.replace("\x07", "\\u0007")
    loaded = load_settings(wrote(user, f'[message]\ntemplate = "{escaped}"\n'), ABSENT)
    assert [problem.line for problem in loaded.problems] == [2]
    assert loaded.settings.texts.template == ""
