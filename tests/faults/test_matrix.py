"""Each row of the fault matrix has its tests, and they are there."""

import re

import pytest

from tests.faults.profiles import ROOT

ROWS = {
    1: ("faults/test_kills", "faults/test_every_call", "ui/test_ending"),
    2: ("faults/test_every_call",),
    3: ("faults/test_power_cut",),
    4: ("faults/test_every_call", "unit/storage/test_review_faults:a_full_disk"),
    5: ("faults/test_every_call", "unit/storage/test_backups:a_full_disk_leaves_nothing"),
    6: ("faults/test_every_call", "unit/storage/test_review_faults:an_error_after_the_commit"),
    7: ("faults/test_kills:a_file_that_may_not_grow",),
    8: ("unit/storage/test_review_faults:what_can_only_be_read",),
    9: ("faults/test_bad_files:with_a_journal_nothing_is_lost",),
    10: ("faults/test_bad_files:what_is_no_review_is_damage", "unit/storage/test_review_file"),
    11: ("faults/test_bad_files:a_stale_journal",),
    12: ("e2e/test_window_starting:a_second_start", "e2e/test_cli_reviewing:two_at_once"),
    13: ("unit/storage/test_review_faults:another_program_s_lock",),
    14: ("unit/services/test_safekeeping:a_clock_put_back", "unit/domain/test_thinning"),
    15: ("faults/test_bad_files:others_files_are_refused",),
    16: ("unit/storage/test_review_schema:a_step_that_fails",),
    17: ("unit/storage/test_backups", "unit/domain/test_thinning:tables"),
    25: ("unit/domain/test_annotation:the_limit_counts",),
    26: ("unit/storage/test_review_store:what_is_written_comes_back",),
    27: ("unit/storage/test_memo_reader", "e2e/test_cli_producing:notes_outlive"),
    29: (
        "unit/services/test_guarding:foreign_plug_ins",
        "unit/services/test_guarding:a_platform_that_listens",
        "e2e/test_leaks:nothing_listens",
    ),
    31: ("e2e/test_window_ending:a_signal_saves",),
    32: (
        "unit/services/test_guarding:no_network_is_reached",
        "unit/services/test_guarding:no_socket_of_a_network",
        "e2e/test_leaks:nothing_listens",
    ),
    33: (
        "e2e/test_cli_starting:only_the_profile_is_written",
        "e2e/test_leaks:words_of_notes",
        "e2e/test_leaks:everything_is_private",
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_each_row_has_its_tests(row: int) -> None:
    for reference in ROWS[row]:
        module, _, name = reference.partition(":")
        text = (ROOT / "tests" / f"{module}.py").read_text(encoding="utf-8")
        assert re.search(rf"^def test_{name}", text, re.MULTILINE), reference
