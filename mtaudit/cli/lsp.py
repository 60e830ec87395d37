"""`mtaudit lsp`: the language server for editors."""

from __future__ import annotations

import logging
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

import click

from mtaudit.cli.common import config_options
from mtaudit.errors import UsageError


@click.command(short_help="Show findings in an editor: a language server.")
@click.option("--stdio", is_flag=True, help="Talk over standard input and output, as is done anyway.")
@config_options
def lsp(stdio: bool, config: Path | None, no_config: bool) -> int:  # noqa: ARG001  (clients pass --stdio)
    """Show findings in an editor while a text is being written: a language server on standard input and output.

    Editors start it themselves. Settings come from the mtaudit.toml nearest to each file, and anew when it changes.
    """
    if config and no_config:
        raise click.UsageError("--config and --no-config exclude each other")
    if find_spec("pygls") is None:
        raise UsageError("mtaudit lsp needs pygls, which is not installed: pip install 'mtaudit[lsp]'")
    from mtaudit.lsp.server import serve

    if sys.stdin.isatty():
        click.echo("mtaudit lsp: waiting for an editor, which starts this command itself (Ctrl+D ends it)", err=True)
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR, format="mtaudit lsp: %(message)s")
    stdin, stdout = _own_streams()
    return serve(stdin, stdout, config, search=not no_config)


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Input and output for the protocol alone: whatever a plugin prints goes to standard error instead."""
    sys.stdout.flush()
    stdin = os.fdopen(os.dup(0), "rb")
    stdout = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return stdin, stdout
