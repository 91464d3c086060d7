package org.policyalerts.local.cli;

import org.policyalerts.local.backtest.BacktestCommand;
import picocli.CommandLine.Command;

/** The commands for authors of policies. */
@Command(
        name = "policies",
        description = "Check policy files, test them, and try them on past incidents.",
        mixinStandardHelpOptions = true,
        subcommands = {ValidateCommand.class, PolicyTestCommand.class, BacktestCommand.class})
final class PoliciesCommand {}
