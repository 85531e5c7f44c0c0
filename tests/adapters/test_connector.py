import ssl
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.adapters.connection import form_of, gateway_config, locked_fields, settings_name, with_form
from hqs_desktop.adapters.connector import Secrets, SettingsConnector
from hqs_desktop.adapters.settings import LoadedSettings, Settings, load_settings
from hqs_desktop.adapters.vault import CLIENT_SECRET, PASSWORD
from hqs_desktop.core.errors import SettingsKeptError, SettingsNotSavedError, VaultError
from hqs_desktop.core.operators import CommitterKind
from hqs_desktop.desk.connection.check import FormRefusedError
from hqs_desktop.desk.connection.form import ConnectionForm, Fault, Mode, TypedSecrets
from hqs_desktop.gateway.config import Environment, GatewayConfig
from tests.adapters.test_settings import settings_values
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.vault import FakeVault

ABSENT = Path("/nowhere/policy.toml")
FORM = ConnectionForm(
    mode=Mode.TEST,
    client_id="c",
    username="u",
    pid="p",
    pid_overrides={"SetAppointment": "p2"},
    system_id="s",
    facility_id="f",
    proxy="http://proxy:8080",
    centre_name="Centre",
    committer_first_name="A",
    committer_last_name="B",
    committer_kind=CommitterKind.NURSING,
    committer_number="77",
)


class Made(NamedTuple):
    """What the connector made a gateway client with."""

    config: GatewayConfig
    client_secret: str
    password: str


class Desk:
    """A connector over a fake vault and fake gateways."""

    def __init__(self, folder: Path, settings: Settings | None = None, locked: frozenset[str] = frozenset()) -> None:
        self.file = folder / "settings.toml"
        self.vault = FakeVault()
        self.gateway = FakeGateway()
        self.made: list[Made] = []
        self.error: Exception | None = None
        loaded = LoadedSettings(settings or Settings(), locked, (), exists=False)
        self.connector = SettingsConnector(loaded, self.file, self.vault, FakeClock(), self.gateway_of)

    def gateway_of(self, config: GatewayConfig, secrets: Secrets) -> FakeGateway:
        if self.error is not None:
            raise self.error
        self.made.append(Made(config, secrets.client_secret(), secrets.password()))
        return self.gateway


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@given(settings=settings_values)
def test_form_and_settings_agree(settings: Settings) -> None:
    assert with_form(settings, form_of(settings)) == settings
    assert form_of(with_form(Settings(), form_of(settings))) == form_of(settings)


def test_every_field_of_the_form_has_its_place_in_the_settings() -> None:
    assert settings_name("pid") == "connection.pid"
    assert settings_name("centre_name") == "centre.name"
    assert settings_name("committer_kind") == "centre.committer.kind"


def test_locks_reach_the_forms_fields() -> None:
    locked = frozenset({"connection.pid", "connection.pid_overrides.SetAppointment", "centre.committer.number"})
    assert locked_fields(locked) == {"pid", "pid_overrides", "committer_number"}
    assert locked_fields(frozenset({"appearance.language"})) == frozenset()


def test_a_form_with_faults_is_no_settings() -> None:
    with pytest.raises(ValueError, match="api_base"):
        with_form(Settings(), ConnectionForm(api_base="http://gw.example"))


def test_the_gateway_client_gets_what_is_set() -> None:
    config = gateway_config(with_form(Settings(), FORM))
    assert config.environment is Environment.TEST
    assert (config.client_id, config.username, config.pid) == ("c", "u", "p")
    assert config.pid_of("SetAppointment") == "p2"
    assert config.system_identifier.id == "s"
    assert config.facility_identifier.id == "f"
    assert config.proxy == "http://proxy:8080"
    assert config.ca_file is None
    assert config.committer is not None
    assert config.committer.identifier.type == "Nursing_ID"
    assert config.committer.identifier.issuer == "Nursing_Org"


def test_without_a_committer_none_is_sent() -> None:
    assert gateway_config(Settings()).committer is None


async def test_a_check_uses_what_is_typed_and_keeps_nothing(desk: Desk) -> None:
    desk.vault.secrets = {CLIENT_SECRET: "old", PASSWORD: "stored"}
    report = await desk.connector.check(FORM, TypedSecrets(client_secret="new"))
    assert report.passed
    (made,) = desk.made
    assert (made.config.pid, made.client_secret, made.password) == ("p", "new", "stored")
    assert desk.gateway.closed
    assert desk.vault.secrets == {CLIENT_SECRET: "old", PASSWORD: "stored"}
    assert not desk.file.exists()


async def test_secrets_that_are_nowhere_are_empty(desk: Desk) -> None:
    await desk.connector.check(FORM, TypedSecrets())
    assert (desk.made[0].client_secret, desk.made[0].password) == ("", "")


async def test_a_certificate_file_that_is_none_is_the_forms_fault(desk: Desk, tmp_path: Path) -> None:
    settings = with_form(Settings(), FORM)
    absent = form_of(settings).with_text("ca_file", str(tmp_path / "absent.pem"))
    with pytest.raises(FormRefusedError) as caught:
        await desk.connector.check(absent, TypedSecrets())
    assert caught.value.faults == {"ca_file": Fault.NOT_A_CERTIFICATE}
    (tmp_path / "empty.pem").write_text("nothing")
    desk.error = ssl.SSLError("NO_CERTIFICATE_OR_CRL_FOUND")
    with pytest.raises(FormRefusedError, match="ca_file"):
        await desk.connector.check(absent.with_text("ca_file", str(tmp_path / "empty.pem")), TypedSecrets())


async def test_saving_keeps_form_and_secrets_apart(desk: Desk) -> None:
    await desk.connector.save(FORM, TypedSecrets("secret-1", "secret-2"))
    assert desk.vault.secrets == {CLIENT_SECRET: "secret-1", PASSWORD: "secret-2"}
    assert "secret-" not in desk.file.read_text()
    assert form_of(load_settings(desk.file, ABSENT).settings) == FORM == desk.connector.form
    assert desk.connector.settings.centre.name == "Centre"


async def test_what_was_not_typed_stays_in_the_vault(desk: Desk) -> None:
    desk.vault.secrets = {CLIENT_SECRET: "old", PASSWORD: "stored"}
    assert await desk.connector.stored_secrets() == {"client_secret", "password"}
    await desk.connector.save(FORM, TypedSecrets(password="new"))
    assert desk.vault.secrets == {CLIENT_SECRET: "old", PASSWORD: "new"}


async def test_the_other_settings_stay(tmp_path: Path) -> None:
    settings = Settings.model_validate({"appearance": {"scheme": "dark"}, "operator": {"name": "O"}})
    desk = Desk(tmp_path, settings)
    await desk.connector.save(FORM, TypedSecrets())
    kept = load_settings(desk.file, ABSENT).settings
    assert (kept.appearance.scheme, kept.operator.name) == ("dark", "O")


async def test_a_vault_that_fails_leaves_the_settings_alone(desk: Desk) -> None:
    desk.vault.full = True
    with pytest.raises(VaultError):
        await desk.connector.save(FORM, TypedSecrets("a", "b"))
    assert not desk.file.exists()


async def test_a_disk_that_is_full_leaves_the_vault_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.vault.secrets = {CLIENT_SECRET: "old"}

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hqs_desktop.adapters.connector.save_settings", fail)
    with pytest.raises(SettingsNotSavedError, match="space"):
        await desk.connector.save(FORM, TypedSecrets("new", "new"))
    assert desk.vault.secrets == {CLIENT_SECRET: "old"}
    assert desk.connector.form == form_of(Settings())


async def test_what_the_policy_sets_is_shown_locked_and_not_written(tmp_path: Path) -> None:
    desk = Desk(tmp_path, with_form(Settings(), FORM), frozenset({"connection.pid"}))
    assert desk.connector.locked == {"pid"}
    await desk.connector.save(FORM, TypedSecrets())
    assert load_settings(desk.file, ABSENT).settings.connection.pid == ""


@pytest.mark.parametrize("persistent", [True, False])
def test_whether_secrets_last_is_the_vaults_word(tmp_path: Path, *, persistent: bool) -> None:
    vault = FakeVault(persistent=persistent)
    loaded = LoadedSettings(Settings(), frozenset(), (), exists=False)
    connector = SettingsConnector(loaded, tmp_path / "s", vault, FakeClock(), lambda *_: FakeGateway())
    assert connector.lasting is persistent


@given(st.sampled_from(CommitterKind))
def test_every_kind_of_number_has_an_issuer(kind: CommitterKind) -> None:
    table = {"centre": {"committer": {"first_name": "a", "last_name": "b", "number": "1", "kind": kind}}}
    committer = gateway_config(Settings.model_validate(table)).committer
    assert committer is not None
    assert committer.identifier.issuer == committer.identifier.assigner != ""


def connector_over(user: Path, policy: Path) -> tuple[SettingsConnector, FakeVault]:
    vault = FakeVault()
    loaded = load_settings(user, policy)
    return SettingsConnector(loaded, user, vault, FakeClock(), lambda *_: FakeGateway()), vault


async def test_what_the_users_file_leaves_open_is_asked_anew_and_mended(tmp_path: Path) -> None:
    user = tmp_path / "settings.toml"
    user.write_text('[connection]\nmode = "tset"\npid = 7\n[conection]\nproxy = "x"\n')
    connector, _ = connector_over(user, ABSENT)
    unusable = Fault.SETTING_UNUSABLE
    assert connector.unread == {"mode": unusable, "pid": unusable}
    assert connector.locked == frozenset()
    await connector.save(FORM, TypedSecrets("a", "b"))
    assert connector.unread == {}
    assert load_settings(user, ABSENT).stops == ()


@pytest.mark.parametrize("policy_text", ["[", '[connection]\nmode = "tset"\n', '[conection]\nmode = "test"\n'])
async def test_under_a_policy_that_can_not_be_used_nothing_is_tried_or_kept(tmp_path: Path, policy_text: str) -> None:
    user, policy = tmp_path / "settings.toml", tmp_path / "policy.toml"
    policy.write_text(policy_text)
    connector, vault = connector_over(user, policy)
    assert connector.unread == {"mode": Fault.POLICY_UNUSABLE}
    assert {"mode", "api_base", "client_id"} <= connector.locked
    with pytest.raises(FormRefusedError, match="mode"):
        await connector.check(FORM, TypedSecrets("a", "b"))
    with pytest.raises(FormRefusedError, match="mode"):
        await connector.save(FORM, TypedSecrets("a", "b"))
    assert not user.exists()
    assert vault.secrets == {}


async def test_a_newer_file_is_kept_and_so_are_the_secrets(tmp_path: Path) -> None:
    user = tmp_path / "settings.toml"
    user.write_text("schema_version = 2\n")
    connector, vault = connector_over(user, ABSENT)
    vault.secrets = {CLIENT_SECRET: "old"}
    with pytest.raises(SettingsKeptError, match="newer version"):
        await connector.save(FORM, TypedSecrets("new", "new"))
    assert user.read_text() == "schema_version = 2\n"
    assert vault.secrets == {CLIENT_SECRET: "old"}
