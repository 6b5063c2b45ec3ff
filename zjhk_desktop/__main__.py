"""The entry point; it must be readable by Pythons that the program cannot run on."""

import gc
import signal
import sys

SUPPORTED = ((3, 11), (3, 12), (3, 13))


def main() -> int:
    """Run the program and return its exit code."""
    if sys.version_info[:2] not in SUPPORTED:
        found = ".".join(str(part) for part in sys.version_info[:3])
        sys.stderr.write(
            "Python %s cannot run this program; it needs 3.11, 3.12 or 3.13.\n" % found  # noqa: UP031
        )
        return 1
    try:
        # Nothing that is made while modules load is garbage; it is never looked at.
        gc.disable()
        # Not before the check above: an older Python could not read it.
        from zjhk_desktop.app import main as run  # noqa: PLC0415

        gc.freeze()
        gc.enable()
        code = run()
        # All is done: from here on Ctrl-C could only add a complaint to it.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:
        code = 130
    return code


if __name__ == "__main__":
    sys.exit(main())
