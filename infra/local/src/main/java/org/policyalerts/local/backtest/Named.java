package org.policyalerts.local.backtest;

import org.policyalerts.text.PlainText;

/** How an incident is named in tables for people. */
final class Named {

    private static final int MOST_COLUMNS = 40;

    private Named() {}

    /** A reference without anything that acts on a terminal, shortened. */
    static String of(String reference) {
        return PlainText.shorten(PlainText.clean(reference), MOST_COLUMNS);
    }
}
