package org.policyalerts.lambda;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an instance of a function is made of, made anew whenever another book has come into force. */
final class Following<T> {

    private final BookInForce inForce;
    private final Function<DeployedBook, T> make;
    private @Nullable DeployedBook book;
    private @Nullable T made;

    Following(BookInForce inForce, Function<DeployedBook, T> make) {
        this.inForce = inForce;
        this.make = make;
    }

    /** What belongs to the book in force; it stays with that book, whichever is in force later. */
    synchronized T now() {
        DeployedBook current = inForce.current();
        T known = made;
        if (known == null || !current.equals(book)) {
            known = make.apply(current);
            made = known;
            book = current;
        }
        return known;
    }
}
