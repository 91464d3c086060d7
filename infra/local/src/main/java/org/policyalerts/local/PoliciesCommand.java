package org.policyalerts.local;

import picocli.CommandLine.Command;

/** What authors of policies need before they hand one in. */
@Command(
        name = "policies",
        description = "Check and test policy files.",
        mixinStandardHelpOptions = true,
        subcommands = {ValidateCommand.class, PolicyTestCommand.class})
final class PoliciesCommand {}
