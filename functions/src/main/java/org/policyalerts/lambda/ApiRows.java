package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.policyalerts.alert.action.Silences;
import org.policyalerts.alert.action.TaskActs;
import org.policyalerts.alert.evaluation.DecisionAnswer;
import org.policyalerts.api.ErrorBoundary;
import org.policyalerts.api.PolicyRoutes;
import org.policyalerts.api.RequestAudit;
import org.policyalerts.api.Route;
import org.policyalerts.api.Routes;
import org.policyalerts.api.ServiceRoutes;
import org.policyalerts.api.SubmissionLimit;
import org.policyalerts.api.alerts.AlertRoutes;
import org.policyalerts.api.alerts.SilenceRoutes;
import org.policyalerts.api.books.BookRoutes;
import org.policyalerts.api.channel.RecipientRoutes;
import org.policyalerts.api.desk.DeskRoutes;
import org.policyalerts.api.incidents.IncidentRoutes;
import org.policyalerts.api.incidents.RunningClocks;
import org.policyalerts.api.reviews.ReviewRoutes;
import org.policyalerts.api.tasks.MessageRoutes;
import org.policyalerts.api.tasks.TaskRoutes;
import org.policyalerts.attribution.AttributionReview;
import org.policyalerts.cloudwatch.CloudWatchAuditLog;
import org.policyalerts.cloudwatch.FailedCall;
import org.policyalerts.dynamodb.limit.SubmissionCounts;
import org.policyalerts.incident.intake.UlidGenerator;
import org.policyalerts.policy.PolicyBook;

/** The rows of the API with what each needs from the wiring. */
final class ApiRows {

    private final Wiring wiring;
    private final PolicyBook book;
    private final ZoneId zone;
    private final Supplier<DeployedBook> shipped;
    private final Runnable activated;

    /**
     * Over a wiring.
     *
     * @param shipped the book that ships
     * @param activated is told when another book has come into force
     */
    ApiRows(Wiring wiring, Supplier<DeployedBook> shipped, Runnable activated) {
        this.shipped = shipped;
        this.activated = activated;
        this.wiring = wiring;
        this.book = wiring.book();
        this.zone = wiring.settings().zone();
    }

    /** Where the API's failures end. */
    static ErrorBoundary boundary() {
        return new ErrorBoundary(
                (event, id, failed) -> LambdaRuntime.getLogger().log(FailedCall.line(event, id, failed)),
                Clients::isTransient);
    }

    /** Where its audit is kept: in a group of its own where the deployment has one, else in the function's log. */
    static RequestAudit.Log audit(Wiring wiring) {
        return wiring.settings()
                .auditLog()
                .<RequestAudit.Log>map(
                        group -> new CloudWatchAuditLog(wiring.logs().get(), group))
                .orElse((at, lines, own) -> lines.forEach(own));
    }

    /** Every route of the API. */
    Routes routes() {
        List<Route> rows = new ArrayList<>();
        rows.addAll(IncidentRoutes.rows(incidentDependencies()));
        rows.addAll(AlertRoutes.rows(new AlertRoutes.Dependencies(
                wiring.incidents(),
                wiring.evaluations(),
                decisions(),
                taskActs(),
                wiring.claimants(),
                wiring.clock(),
                zone)));
        TaskRoutes.Dependencies tasks = taskDependencies();
        rows.addAll(TaskRoutes.rows(tasks));
        rows.addAll(MessageRoutes.rows(new MessageRoutes.Dependencies(wiring.messages(), tasks)));
        rows.addAll(ReviewRoutes.rows(reviewDependencies()));
        rows.addAll(SilenceRoutes.rows(silenceDependencies()));
        rows.addAll(RecipientRoutes.rows(new RecipientRoutes.Dependencies(wiring.recipients(), wiring.clock())));
        rows.addAll(PolicyRoutes.rows(book));
        rows.addAll(BookRoutes.rows(new BookRoutes.Dependencies(
                wiring.bookStore(), wiring.incidents(), wiring.clock(), wiring.previews(shipped)::preview, activated)));
        rows.addAll(DeskRoutes.rows(new DeskRoutes.Dependencies(
                wiring.settings().signIn(), wiring.settings().presentation().names(), zone, wiring.clock())));
        rows.addAll(ServiceRoutes.rows());
        return limited(new Routes(rows));
    }

    private ReviewRoutes.Dependencies reviewDependencies() {
        return new ReviewRoutes.Dependencies(
                new AttributionReview(wiring.intake(), wiring.reviewStore(), zone, wiring.clock()),
                wiring.incidents(),
                wiring.reviewStore(),
                wiring.claimants(),
                zone,
                wiring.clock());
    }

    private DecisionAnswer decisions() {
        return new DecisionAnswer(
                wiring.quietEvaluation(),
                hash -> DeployedBook.kept(hash, wiring.bookStore(), shipped, wiring.settings())
                        .map(kept -> wiring.withBook(kept).quietEvaluation()),
                zone);
    }

    /** With a limit for each submitter where the deployment has one. */
    private Routes limited(Routes routes) {
        SubmissionCounts counts = new SubmissionCounts(wiring.table());
        return wiring.settings()
                .submissionsPerMinute()
                .map(most -> routes.limitedBy(new SubmissionLimit(counts::add, most, wiring.clock())))
                .orElse(routes);
    }

    private TaskActs taskActs() {
        return new TaskActs(wiring.evaluations(), wiring.tasks(), zone, wiring.clock());
    }

    private IncidentRoutes.Dependencies incidentDependencies() {
        return new IncidentRoutes.Dependencies(
                wiring.intake(),
                wiring.incidents(),
                new RunningClocks(book, zone),
                new DecisionAnswer(wiring.evaluation(), zone)::toReporter,
                wiring.evaluations()::latestDecision,
                wiring.keeping(),
                wiring.erasing(),
                zone,
                wiring.clock(),
                boundary());
    }

    private TaskRoutes.Dependencies taskDependencies() {
        return new TaskRoutes.Dependencies(
                taskActs(),
                wiring.tasks(),
                wiring.incidents(),
                wiring.evaluations(),
                wiring.reviewStore(),
                book,
                wiring.claimants(),
                boundary(),
                wiring.clock(),
                zone);
    }

    private SilenceRoutes.Dependencies silenceDependencies() {
        Silences silences = new Silences(wiring.stores(), wiring.claimants(), wiring.clock());
        return new SilenceRoutes.Dependencies(
                silences,
                wiring.incidents(),
                book,
                new UlidGenerator(wiring.clock(), wiring.random()),
                wiring.clock(),
                zone);
    }
}
