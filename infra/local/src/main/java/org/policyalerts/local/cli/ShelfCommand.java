package org.policyalerts.local.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands about published books have: where the books are, and where to write. */
abstract class ShelfCommand implements Callable<Integer> {

    @Mixin
    private ShelfOptions where = new ShelfOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    BookShelf open() {
        return where.open();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
