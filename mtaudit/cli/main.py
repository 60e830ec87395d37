"""The group of all commands. Imports next to nothing: a command is loaded when it is called."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import IO, Any

import click

from mtaudit.errors import ExitCode, MtauditError
from mtaudit.installed import __version__, installed_plugins

COMMANDS: Mapping[str, tuple[str, str]] = {
    "scan": ("mtaudit.cli.scan:scan", "Audit texts and say whether they may be published."),
    "report": ("mtaudit.cli.report:report", "Write a saved report in another format."),
    "gate": ("mtaudit.cli.gate:gate", "Judge a saved report again."),
    "score": ("mtaudit.cli.score:score", "Score systems with COMET, chrF++, BLEU or TER."),
    "annotate": ("mtaudit.cli.annotate:annotate", "Write findings into a copy of a file, in its own format."),
    "formats": ("mtaudit.cli.formats:formats", "List the formats that are read, and what each supports."),
    "baseline": ("mtaudit.cli.baseline:baseline", "Make, show and mend the list of old findings that do not count."),
    "suppress": ("mtaudit.cli.suppress:suppress", "Waive a finding, with a reason."),
    "lsp": ("mtaudit.cli.lsp:lsp", "Show findings in an editor: a language server."),
    "init": ("mtaudit.cli.init:init", "Write a config after a look at the folder."),
    "config": ("mtaudit.cli.config:config", "Print the JSON Schema of the config."),
    "cache": ("mtaudit.cli.cache:cache", "Show or clear the cache of scores."),
    "rules": ("mtaudit.cli.rules:rules", "List what can be found."),
    "explain": ("mtaudit.cli.explain:explain", "Explain a rule, with examples."),
    "plugins": ("mtaudit.cli.plugins:plugins", "List what is loaded, from where, and what failed."),
}
"""Commands by name: where they are, and the help of one line that `--help` shows without importing them."""

INTERRUPTED = 130
BROKEN_PIPE = 141


class Paragraph(click.ClickException):
    """An error for people: one paragraph on standard error."""

    def __init__(self, error: MtauditError) -> None:
        super().__init__(str(error))
        self.exit_code = int(error.exit_code)  # type: ignore[misc]  # click declares it for the class

    def show(self, file: IO[Any] | None = None) -> None:
        """`mtaudit: ` and the text."""
        click.echo(f"mtaudit: {_harmless(self.message)}", file=file or sys.stderr)


def _harmless(text: str) -> str:
    """Names of files and lines of configs may hold what a terminal obeys."""
    return "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode("ascii") for c in text)


class Commands(click.Group):
    """Built-in commands by name, those of plugins when one is asked for that is not built in."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """Built-in commands in their order, then those of plugins."""
        _add_foreign(self)
        return [*COMMANDS, *sorted(self.commands.keys() - COMMANDS.keys())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports a command."""
        if cmd_name in COMMANDS:
            module, _, name = COMMANDS[cmd_name][0].partition(":")
            command: click.Command = getattr(import_module(module), name)
            return command
        _add_foreign(self)
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in `--help`; imports none of the built-in ones."""
        rows = []
        for name in self.list_commands(ctx):
            foreign = self.commands.get(name)
            rows.append((name, foreign.get_short_help_str() if foreign else COMMANDS[name][1]))
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A mistyped command is answered with the nearest one."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from mtaudit.config.toml import nearest

            raise click.UsageError(f"no such command {args[0]!r}{nearest(args[0], self.list_commands(ctx))}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command and ends with the code it returns; errors meant for people become a paragraph."""
        try:
            code = super().invoke(ctx)
        except MtauditError as error:
            if ctx.meta.get("debug"):
                traceback.print_exc()
            raise Paragraph(error) from error
        except BrokenPipeError:  # click would exit with 1, which means here that the gate failed
            _close_output()
            code = BROKEN_PIPE
        if isinstance(code, int) and code:
            ctx.exit(code)
        return code


def _add_foreign(group: click.Group) -> None:
    """Commands of installed plugins, each in its fence; nothing is imported where there is no plugin."""
    named = os.environ.get("MTAUDIT_PLUGINS")
    for point in installed_plugins() if named != "none" else ():
        if named is not None and not {point.name, point.distribution} & set(named.split(",")):
            continue
        try:
            add = getattr(point.load(), "mtaudit_commands", None)
            if add is not None:
                add(cli=group)
        except Exception as error:
            click.echo(f"mtaudit: plugin {point.name} did not load: {type(error).__name__}: {error}", err=True)


def _close_output() -> None:
    """Nobody reads any more: Python flushes once more at its end, and must not complain then."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="mtaudit", message="%(prog)s %(version)s")
def cli() -> None:
    """mtaudit finds what machine translation did to a text before readers do.

    \b
    mtaudit scan article.txt
    mtaudit scan article.en.md --source article.de.md
    mtaudit explain negation/dropped

    Exit codes: 0 passed, 1 the gate failed, 2 wrong usage or config, 3 the audit is incomplete.

    \b
    Completion of commands and options (bash; likewise zsh, fish):
      eval "$(_MTAUDIT_COMPLETE=bash_source mtaudit)"
    """


def run(args: Sequence[str]) -> int:
    """Runs the command line on `args` and returns the exit code of the process."""
    try:
        code = cli.main(list(args), prog_name="mtaudit", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except click.Abort:
        return INTERRUPTED
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        _close_output()
        return BROKEN_PIPE
    except Exception:
        traceback.print_exc()
        click.echo("mtaudit: this is a bug in mtaudit; the lines above help to find it", err=True)
        return int(ExitCode.INCOMPLETE)
