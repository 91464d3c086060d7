package org.policyalerts.dynamodb.table;

/** The table did not take a write, although the client tried several times; nothing was written. */
public final class TableBusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TableBusyException(Throwable cause) {
        super("the table is busy", cause);
    }

    public TableBusyException(String message) {
        super(message);
    }
}
