"""The command `varcat`. Each command has a file of its own, imported only when it runs."""

from __future__ import annotations

import gc
import os
import signal
import sys

import click

from exporters.deferred import imported
from exporters.findings import CatalogError, VarcatError

_COMMANDS = {
    "init": "Start a catalogue that can be published at once.",
    "check": "Check a catalogue: shape, links, vocabularies, languages.",
    "fmt": "Lay out the files of a catalogue.",
    "publish": "Check, write every format, prove the links.",
    "export": "Write one format, to a file or to standard output.",
    "links": "Show where a definition comes from, and what comes from it.",
    "diff": "Tell what changed between two states of a catalogue.",
    "breaking": "Tell whether a catalogue breaks what its users rely on.",
    "changelog": "Write the changelog of a catalogue.",
    "translations": "Show how far a catalogue is translated.",
    "formats": "List the formats, and what each can carry.",
    "explain": "Say what a finding means, and how to mend it.",
}

EXIT_INTERNAL, EXIT_INTERRUPTED = 3, 130

_OBJECTS_PER_COLLECTION = 200_000
"""A catalogue is many objects that stay; looking every 700 for what could go costs a fifth of the time."""


class _LazyGroup(click.Group):
    """Knows its commands by name and summary, so that help needs none of their imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click gives it
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click gives it
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = imported(f"exporters.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"There is no command '{args[0]}'.{_nearest(args[0])}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click gives it
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(None, "-V", "--version", package_name="varcat", message="%(prog)s %(version)s")
def varcat() -> None:
    """Check a catalogue of statistical variables kept as YAML, and publish it as DDI, DCAT and SDMX.

    \b
    varcat check metadata                   every fault, at file, line and column
    varcat publish metadata --out public    every format, every link proven
    """  # noqa: D301  # click's mark for lines to leave alone is the character itself


def main(arguments: list[str] | None = None) -> int:
    """Runs a command and returns its exit code: 0 clean, 1 findings, 2 usage or configuration, 3 internal error."""
    try:
        gc.set_threshold(_OBJECTS_PER_COLLECTION)
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # a polite end tidies up as Ctrl-C does
        result = varcat.main(arguments, prog_name="varcat", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except CatalogError as error:
        first = "".join(f", the first at {e.location}: {e.message}" for e in error.errors[:1])
        return _fail(f"{error}{first}; `varcat check` shows all", error.exit_code)
    except VarcatError as error:
        return _fail(str(error), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return _fail("interrupted; what was published before is as it was", EXIT_INTERRUPTED)
    except BrokenPipeError:
        # whoever read our output has gone; Python must not try to flush the rest
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  # the last line of defence: nobody should see a traceback
        return _fail(_internal(error), EXIT_INTERNAL)
    return result if isinstance(result, int) else 0


def _fail(message: str, code: int) -> int:
    click.echo(f"varcat: {message}", err=True)
    return code


def _internal(error: Exception) -> str:
    if os.environ.get("VARCAT_DEBUG"):
        raise error
    kind = type(error).__name__
    return f"internal error, {kind}: {error}\nThis is a fault of varcat. VARCAT_DEBUG=1 shows where; please report it."


def _nearest(word: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, _COMMANDS, n=1)
    return f" Did you mean '{near[0]}'?" if near else ""
