package org.policyalerts.local.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.dynamodb.LocalTable;
import org.policyalerts.local.table.OpenTable;
import picocli.CommandLine.Option;

/** The options that say where books are published, and by whom. */
final class ShelfOptions {

    @Option(names = "--to", paramLabel = "URL", description = "Address of a deployment's API; needs --token.")
    private @Nullable URI to;

    @Option(
            names = "--token",
            paramLabel = "T",
            description = "A token with the scope books/publish; says who you are.")
    private @Nullable String token;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of a stopped \"serve --data\"; needs --by.")
    private @Nullable Path data;

    @Option(names = "--table", paramLabel = "NAME", description = "Name of a table in AWS; needs --by.")
    private @Nullable String table;

    @Option(names = "--endpoint", paramLabel = "URL", description = "Address of a DynamoDB other than that of AWS.")
    private @Nullable URI endpoint;

    @Option(names = "--by", paramLabel = "NAME", description = "Who you are, where no token says so.")
    private @Nullable String by;

    BookShelf open() {
        if (to != null) {
            return new ApiShelf(to, needed(token, "--to needs --token"));
        }
        if (data == null && table == null) {
            throw new LocalException("say where: --to URL --token T, --data DIR --by NAME or --table NAME --by NAME");
        }
        String who = needed(by, "--data and --table need --by");
        String name = table == null ? LocalTable.NAME : table;
        return new TableShelf(OpenTable.open(name, data, endpoint), who, Clock.systemUTC());
    }

    /** The same place for somebody else, who has a token or a name of his own. */
    String forAnother() {
        if (to != null) {
            return "--to " + to + " --token …";
        }
        String place = data == null ? "--table " + table : "--data " + data;
        return place + (endpoint == null ? "" : " --endpoint " + endpoint) + " --by …";
    }

    private static String needed(@Nullable String value, String otherwise) {
        if (value == null || value.isBlank()) {
            throw new LocalException(otherwise);
        }
        return value;
    }
}
