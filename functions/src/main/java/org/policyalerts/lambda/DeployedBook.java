package org.policyalerts.lambda;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.book.CheckedBook;
import org.policyalerts.policy.book.StoredBook;
import org.policyalerts.policy.engine.CompiledBook;

/** A book, compiled with the settings of a deployment, with the names that are one claimant's by its table. */
public record DeployedBook(PolicyBook policies, ClaimantKeys claimants) {

    /** Policies from elsewhere, with the table of claimants that ships. */
    public static DeployedBook of(PolicyBook policies) {
        return new DeployedBook(policies, ClaimantTable.shipped());
    }

    /** A checked book. */
    static DeployedBook of(CheckedBook book, Settings settings) {
        return new DeployedBook(CompiledBook.compile(book, settings.homeCountry(), settings.zone()), book.claimants());
    }

    /** The book that ships. */
    public static DeployedBook shipped(Settings settings) {
        return of(StoredBook.shipped(), settings);
    }

    /** The same, made when it is first asked for: most of the work of a start, and for nothing in some functions. */
    static Supplier<DeployedBook> shippedOnce(Settings settings) {
        return new Supplier<>() {
            private @Nullable DeployedBook made;

            @Override
            public synchronized DeployedBook get() {
                DeployedBook book = made == null ? shipped(settings) : made;
                made = book;
                return book;
            }
        };
    }
}
