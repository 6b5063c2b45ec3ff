"""The table of settings: walked, so that a new one cannot be half made."""

import json

from zjhk_desktop.domain.setting import Setting
from zjhk_desktop.services import settings_table
from zjhk_desktop.services.settings_table import SETTINGS


def test_every_setting_is_in_the_table_once() -> None:
    made = {value.key for value in vars(settings_table).values() if isinstance(value, Setting)}
    keys = [setting.key for setting in SETTINGS]
    assert set(keys) == made
    assert len(keys) == len(made)


def test_every_default_is_a_value_of_its_own_and_survives_the_file() -> None:
    for setting in SETTINGS:
        assert setting.read(setting.default) == setting.default
        stored = json.loads(json.dumps(setting.default))
        assert setting.read(stored) == setting.default
        assert type(setting.read(stored)) is setting.type
