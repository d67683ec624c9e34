"""Runs every scenario and prints a line for each check."""

import pathlib
import sys
import time
import traceback

import scenarios


class Checks:
    """Counts what went well and what did not."""

    def __init__(self):
        self.failed = 0

    def that(self, what, holds, more=""):
        if holds:
            print(f"ok desktop: {what}", flush=True)
        else:
            self.failed += 1
            print(f"FAILED desktop: {what} {more}", flush=True)


def main():
    binary, room = sys.argv[1], pathlib.Path(sys.argv[2])
    only = sys.argv[3:]
    unknown = set(only) - {scenario.__name__ for scenario in scenarios.ALL}
    if unknown:
        sys.exit(f"no such scenario: {', '.join(sorted(unknown))}")
    checks = Checks()
    for scenario in scenarios.ALL:
        name = scenario.__name__.replace("_", " ")
        if only and scenario.__name__ not in only:
            continue
        began = time.monotonic()
        try:
            scenario(checks, binary, room / scenario.__name__)
        except Exception as error:  # whatever happens, the other scenarios are run
            traceback.print_exc()
            checks.that(name, False, f"({error})")
        print(f"   {name}: {time.monotonic() - began:.1f} s", flush=True)
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
