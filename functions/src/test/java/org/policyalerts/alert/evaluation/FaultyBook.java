package org.policyalerts.alert.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.HistoryNeed;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.PolicyWords;

/** A book that can be broken and mended while it is in use. */
public final class FaultyBook implements PolicyBook {

    private PolicyBook book;
    private UnaryOperator<Decision> fault = UnaryOperator.identity();

    public FaultyBook(PolicyBook book) {
        this.book = book;
    }

    /** From now on it decides as another one. */
    public void become(PolicyBook other) {
        book = other;
    }

    public void fail(String id) {
        Policy policy = book.find(new PolicyId(id)).orElseThrow();
        fault = decision -> failing(decision, policy);
    }

    /** It fails, and by now is on trial only. */
    public void failOnTrial(String id) {
        Policy policy = book.find(new PolicyId(id)).orElseThrow();
        fault = decision -> failing(decision, onTrial(policy));
    }

    private static Policy onTrial(Policy policy) {
        return new Policy(
                policy.id(),
                policy.version() + 1,
                policy.hash(),
                policy.title(),
                policy.severity(),
                policy.audience(),
                Policy.Mode.SHADOW,
                policy.recommend(),
                policy.why(),
                policy.references(),
                policy.onUnknown(),
                policy.asks(),
                policy.reviewBy());
    }

    public void failAll() {
        fault = decision -> {
            Decision failing = decision;
            for (Policy policy : book.policies()) {
                failing = failing(failing, policy);
            }
            return failing;
        };
    }

    private static Decision failing(Decision decision, Policy policy) {
        List<Decision.Failed> failed = new ArrayList<>(decision.failed());
        PolicyId mutedBy = decision.muted().stream()
                .filter(muted -> muted.match().policy().equals(policy))
                .map(Decision.Muted::by)
                .findFirst()
                .orElse(null);
        Decision.Match held = Stream.concat(
                        decision.matched().stream(), decision.pending().stream().map(Decision.Pending::match))
                .filter(match -> match.policy().id().equals(policy.id()))
                .findFirst()
                .orElse(new Decision.Match(
                        policy, Decision.Step.unconditional(policy.recommend()), List.of(), "", null));
        failed.add(new Decision.Failed(policy, "ArithmeticException", mutedBy, Optional.of(held)));
        return without(decision, policy.id(), failed);
    }

    public void takeOut(String id) {
        fault = decision -> without(decision, new PolicyId(id), decision.failed());
    }

    public void repair() {
        fault = UnaryOperator.identity();
    }

    private static Decision without(Decision decision, PolicyId id, List<Decision.Failed> failed) {
        Predicate<PolicyId> isOther = other -> !other.equals(id);
        return new Decision(
                decision.incident(),
                decision.version(),
                decision.at(),
                decision.book(),
                decision.matched().stream()
                        .filter(match -> isOther.test(match.policy().id()))
                        .toList(),
                decision.shadow(),
                decision.muted().stream()
                        .filter(muted -> isOther.test(muted.match().policy().id()))
                        .toList(),
                decision.pending().stream()
                        .filter(pending -> isOther.test(pending.match().policy().id()))
                        .toList(),
                decision.fulfilled().stream()
                        .filter(done -> isOther.test(done.match().policy().id()))
                        .toList(),
                decision.notMatched().stream()
                        .filter(none -> isOther.test(none.policy()))
                        .toList(),
                decision.unknown().stream()
                        .filter(unknown -> isOther.test(unknown.policy().id()))
                        .toList(),
                failed,
                decision.historyCut(),
                decision.duplicateOf(),
                decision.nextMoment());
    }

    @Override
    public Decision decide(Facts facts) {
        return fault.apply(book.decide(facts));
    }

    @Override
    public List<Policy> policies() {
        return book.policies();
    }

    @Override
    public Optional<Policy> find(PolicyId id) {
        return book.find(id);
    }

    @Override
    public Optional<PolicyWords> words(PolicyId id) {
        return book.words(id);
    }

    @Override
    public List<HistoryNeed> historyNeeds() {
        return book.historyNeeds();
    }

    @Override
    public boolean needsMore(Shared by, Facts facts) {
        return book.needsMore(by, facts);
    }
}
