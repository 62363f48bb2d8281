"""``qingjing explain``"""

import click

from engine.checks.pages import shown
from engine.checks.registry import rules
from engine.cli.app import USAGE, Command
from engine.cli.language import LANGUAGE, say
from engine.diagnostics.suggest import near


@click.command(
    "explain", cls=Command, help=say("说明一条检查规则，如 G402。", "Explain the rule CODE, such as G402.")
)
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help=say("列出所有规则", "list all rules"))
def command(code: str | None, every: bool) -> int:
    by_code = {r.fault.code: r for r in rules()} | {r.name: r for r in rules()}
    if every or code is None:
        for rule in rules():
            click.echo(f"{rule.fault.code}  {rule.name}  {rule.fault.severity.value}")
        return 0
    rule_found = by_code.get(code.upper()) or by_code.get(code)
    if rule_found is None:
        close = near(code.upper(), by_code)
        hint = say(f"，是不是 {close}？", f", did you mean {close}?") if close else ""
        click.echo(say(f"没有 {code} 这条规则{hint}", f"there is no rule {code}{hint}"), err=True)
        return USAGE
    click.echo(shown(rule_found.name, rule_found.fault, rule_found.page, LANGUAGE))
    return 0
