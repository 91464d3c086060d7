package org.policyalerts.alert.digest;

import java.time.LocalDate;
import java.util.Optional;

/** Only the book that ships is ever in force, and nothing is on trial. */
public final class OnlyTheShippedBook implements BookWatch {

    @Override
    public Optional<Shipped> otherShipped() {
        return Optional.empty();
    }

    @Override
    public Optional<Trials> onTrial(LocalDate from, LocalDate before) {
        return Optional.empty();
    }
}
