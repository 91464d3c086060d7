package org.policyalerts.local.table;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.dynamodb.LocalTable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say where the table is; without folder and endpoint it is in AWS. */
final class TableOptions {

    @ArgGroup
    private Place place = new Place();

    @Option(
            names = "--table",
            defaultValue = "${env:TABLE_NAME:-" + LocalTable.NAME + "}",
            description = "Name of the table (default: $TABLE_NAME, else " + LocalTable.NAME + ").")
    private String name = LocalTable.NAME;

    /** At most one of them. */
    static final class Place {
        @Option(names = "--data", description = "Folder of a stopped \"serve --data\".")
        private @Nullable Path data;

        @Option(names = "--endpoint", description = "Address of a DynamoDB other than that of AWS.")
        private @Nullable URI endpoint;
    }

    OpenTable open() {
        return OpenTable.open(name, place.data, place.endpoint);
    }
}
