package org.policyalerts.dynamodb.table;

/** The table could not take a write for now, though the client tried again; nothing was written. */
public final class TableBusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TableBusyException(Throwable cause) {
        super("the table is busy", cause);
    }

    public TableBusyException(String message) {
        super(message);
    }
}
