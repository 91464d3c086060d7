package org.policyalerts.local.cli;

import org.policyalerts.local.backtest.BacktestCommand;
import picocli.CommandLine.Command;

/** The commands for authors of policies. */
@Command(
        name = "policies",
        description = "Check policy files, test them, try them on past incidents, and put them into force.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ValidateCommand.class,
            PolicyTestCommand.class,
            BacktestCommand.class,
            PublishCommand.class,
            PreviewCommand.class,
            ShadowReportCommand.class,
            ActivateCommand.class,
            RollbackCommand.class,
            PullCommand.class,
            HistoryCommand.class
        })
final class PoliciesCommand {}
