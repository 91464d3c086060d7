package org.policyalerts.api.books;

import java.util.List;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.JsonFields;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.Route;
import org.policyalerts.policy.book.BookActs;
import org.policyalerts.policy.book.BookActs.Outcome;

/** Puts a book into force. */
record ActivateBook(BookRoutes.Dependencies dependencies) implements Route.Handler {

    private static final int LONGEST_REASON = 500;

    @Override
    public ApiResponse handle(ApiRequest request) {
        JsonFields fields = new JsonFields(request.body(), List.of("why"));
        String why = fields.text("why", LONGEST_REASON);
        fields.refuseIfWrong();
        BookActs acts = new BookActs(dependencies.books(), dependencies.clock());
        Outcome outcome = acts.activate(request.part("hash"), request.caller().name(), why);
        if (outcome instanceof BookActs.InForce done) {
            dependencies.activated().run();
            return ApiResponse.json(200, BookDocuments.of(done.act()));
        }
        throw refusal(outcome);
    }

    private static ProblemException refusal(Outcome outcome) {
        if (outcome instanceof BookActs.OwnBook) {
            return ProblemException.of(
                    ProblemKind.NOT_ALLOWED, "Who published a book does not put it into force: ask a second person.");
        }
        if (outcome instanceof BookActs.NotLoadable fault) {
            return ProblemException.of(ProblemKind.STATE_CONFLICT, "The book cannot be loaded: " + fault.why());
        }
        return outcome instanceof BookActs.Overtaken
                ? ProblemException.of(
                        ProblemKind.STATE_CONFLICT, "Another book has come into force meanwhile; look again.")
                : ReadBooks.noSuchBook();
    }
}
