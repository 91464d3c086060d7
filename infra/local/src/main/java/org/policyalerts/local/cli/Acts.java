package org.policyalerts.local.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.text.PlainText;

/** Prints what put books into force. */
final class Acts {

    private static final String ROW = "%7s  %-24s  %-64s  %-16s  %-16s  %s%n";

    private Acts() {}

    static void print(Activation act, PrintWriter out) {
        out.println(
                "in force: " + act.hash() + ", act " + act.version() + ", by " + PlainText.clean(act.activatedBy()));
        out.println("Functions go by it within a minute.");
        out.flush();
    }

    static void print(List<Activation> acts, PrintWriter out) {
        if (acts.isEmpty()) {
            out.println("No book was put into force yet: the one that ships is in force.");
        } else {
            out.printf(Locale.ROOT, ROW, "act", "at", "book", "published by", "activated by", "why");
        }
        for (Activation act : acts) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    act.version(),
                    act.at(),
                    act.hash(),
                    PlainText.clean(act.publishedBy()),
                    PlainText.clean(act.activatedBy()),
                    PlainText.clean(act.why()));
        }
        out.flush();
    }
}
