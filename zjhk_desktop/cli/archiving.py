"""`close-out` and `unseal`: the review into an archive and out of the profile, and back."""

import argparse
from typing import TYPE_CHECKING

from zjhk_desktop.cli.output import one_line, write_json, write_line
from zjhk_desktop.cli.passphrases import new_passphrase, passphrase_from
from zjhk_desktop.cli.services import Services

if TYPE_CHECKING:
    # Loads zipfile, which only these commands pay for.
    from zjhk_desktop.services.closing_out import Plan, Removal


def close_out(arguments: argparse.Namespace, services: Services) -> int:
    """Archive the review, check the archive, and remove the review from the profile."""
    # Loads zipfile.
    from zjhk_desktop.services.closing_out import (  # noqa: PLC0415
        PROMISES,
        plan_lines,
        removal_lines,
    )

    tr = services.translator
    if arguments.dry_run:
        plan = services.archives().plan()
        if arguments.json:
            write_json(_plan_record(plan))
        else:
            paths = [f"  {each.path}" for each in plan.files]
            promises = [tr("What cannot be promised:"), *(f"– {tr(each)}" for each in PROMISES)]
            for line in [*plan_lines(plan, tr), *paths, *promises]:
                write_line(one_line(line))
        return 0
    # Asked for before anything is opened: one may still think better of it.
    passphrase = ""
    if not arguments.unsealed:
        prompt = tr("New passphrase for the archive: ")
        passphrase = new_passphrase(arguments.passphrase_file, prompt, tr)
    removal = services.archives().close_out(arguments.archive.absolute(), passphrase)
    if arguments.json:
        write_json(_removal_record(removal))
    else:
        for line in removal_lines(removal, tr):
            write_line(one_line(line))
    return 1 if removal.kept else 0


def unseal(arguments: argparse.Namespace, services: Services) -> int:
    """Add to the review what an archive holds; nothing that is there is lost."""
    tr = services.translator
    passphrase = ""
    archives = services.archives()
    if archives.is_sealed(arguments.archive):
        passphrase = passphrase_from(arguments.passphrase_file, tr("Passphrase: "))
    opened = archives.unseal(arguments.archive, passphrase)
    if arguments.json:
        record = {"added": opened.added, "states": opened.counts.states}
        write_json({**record, "created": opened.created.isoformat()})
        return 0
    write_line(one_line(opened.sentence(tr)))
    return 0


def _plan_record(plan: "Plan") -> dict[str, object]:
    files = [{"path": str(each.path), "kind": each.kind.value} for each in plan.files]
    return {"counts": plan.counts.record(), "remove": files}


def _removal_record(removal: "Removal") -> dict[str, object]:
    archived = removal.archived
    return {
        "archive": str(archived.path),
        "bytes": archived.size,
        "sealed": archived.sealed,
        "counts": archived.counts.record(),
        "removed": [str(each.path) for each in removal.removed],
        "kept": [str(each.path) for each in removal.kept],
        "others": [str(path) for path in removal.others],
    }
