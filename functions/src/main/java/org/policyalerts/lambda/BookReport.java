package org.policyalerts.lambda;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.digest.BookWatch;
import org.policyalerts.alert.preview.PreviewSweep;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.book.AlertTally.Sum;
import org.policyalerts.policy.book.BookPreview;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.CheckedBook;
import org.policyalerts.policy.book.StoredBook;

/**
 * Looks after the book in force. What a trial would have sent is read from the preview of that very book, as the
 * command "policies shadow-report" reads it, so that both say the same.
 *
 * @param policies those of the book in force
 */
record BookReport(BookStore books, PreviewSweep previews, List<Policy> policies, ZoneId zone) implements BookWatch {

    @Override
    public Optional<Shipped> otherShipped() {
        String inForce = books.hashInForce();
        if (inForce.equals(BookStore.SHIPPED)) {
            return Optional.empty();
        }
        CheckedBook shipped = StoredBook.shipped();
        return Optional.of(new Shipped(shipped.hash(), shipped.policies().size()))
                .filter(book -> !book.hash().equals(inForce));
    }

    @Override
    public Optional<Trials> onTrial(LocalDate from, LocalDate before) {
        List<Policy> tried = policies.stream()
                .filter(policy -> policy.mode() == Policy.Mode.SHADOW)
                .toList();
        if (tried.isEmpty()) {
            return Optional.empty();
        }
        // One that was begun on an earlier day lacks what has come in since.
        BookPreview preview =
                previews.preview(books.hashInForce(), before.atStartOfDay(zone).toInstant());
        List<Trial> trials = tried.stream()
                .map(policy -> trial(policy, preview, from, before))
                .toList();
        return Optional.of(new Trials(from, before.minusDays(1), preview.isComplete(), trials));
    }

    private static Trial trial(Policy policy, BookPreview preview, LocalDate from, LocalDate before) {
        Map<LocalDate, Sum> days = preview.trial().getOrDefault(policy.id().value(), Map.of());
        Sum sum = days.entrySet().stream()
                .filter(day -> !day.getKey().isBefore(from) && day.getKey().isBefore(before))
                .map(Map.Entry::getValue)
                .reduce(Sum.NONE, Sum::plus);
        return new Trial(policy.id().value(), policy.title(), sum.alerts(), sum.messages());
    }
}
