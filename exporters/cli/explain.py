"""The command `varcat explain`."""

from __future__ import annotations

import click

from exporters.findings import Rule, VarcatError
from exporters.pipeline import all_rules
from exporters.reading.shape import did_you_mean
from exporters.registry import plugins


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Say what a finding means, and how to mend it.

    CODE is a rule's code (LNK001) or its name (dangling-link). Without it, all rules are listed.
    """
    if code:
        _show(_rule(code))
    else:
        rules = all_rules(plugins()).values()
        width = max(len(rule.name) for rule in rules)
        for rule in rules:
            click.echo(f"{rule.code}  {rule.severity:7}  {rule.name:{width}}  {rule.summary}")
    return 0


def _rule(code: str) -> Rule:
    by_any_name = {name: rule for rule in all_rules(plugins()).values() for name in (rule.code, rule.name)}
    rule = by_any_name.get(code) or by_any_name.get(code.upper()) or by_any_name.get(code.lower())
    if rule is None:
        hint = did_you_mean(code, list(by_any_name)) or "`varcat explain` lists all rules"
        raise VarcatError(f"there is no rule {code}; {hint}")
    return rule


def _show(rule: Rule) -> None:
    click.secho(f"{rule.code} {rule.name} ({rule.severity})", bold=True)
    click.echo()
    click.echo(rule.doc.strip())
