package org.policyalerts.local.cli;

import org.policyalerts.local.backtest.BacktestCommand;
import picocli.CommandLine.Command;

/** What authors of policies need before they hand one in. */
@Command(
        name = "policies",
        description = "Check policy files, test them, and try them on past incidents.",
        mixinStandardHelpOptions = true,
        subcommands = {ValidateCommand.class, PolicyTestCommand.class, BacktestCommand.class})
final class PoliciesCommand {}
