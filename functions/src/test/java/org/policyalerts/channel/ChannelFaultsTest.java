package org.policyalerts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.channel.AMessage.aMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.channel.Post.Arrived;
import org.policyalerts.faults.Calls;
import org.policyalerts.faults.Fault;
import org.policyalerts.faults.Fault.Kind;
import org.policyalerts.faults.Line.Call;

/**
 * Two messages to two mailboxes and a chat, with one fault at every call that they take, of every kind. Nothing is
 * lost, and what comes twice says so.
 */
class ChannelFaultsTest {

    private static Run run(Optional<Fault> fault) {
        ChannelWorld world = new ChannelWorld();
        List<Address> places = List.of(world.mailbox("day"), world.mailbox("night"), world.chat("room"));
        Calls calls = new Calls(0, fault);
        world.over(calls);
        world.queued(aMessage("ntf_1").raw("sqs-1"));
        world.queued(aMessage("ntf_2").with("subject", "Second").wrapped("sqs-2"));
        world.deliverAll(10);
        return new Run(world, places, calls.made());
    }

    private record Run(ChannelWorld world, List<Address> places, List<Call> calls) {}

    static Stream<Fault> faults() {
        List<Call> calls = run(Optional.empty()).calls();
        List<Fault> all = new ArrayList<>();
        for (int call = 0; call < calls.size(); call++) {
            for (Kind kind : Kind.values()) {
                // The client of SES and the one of web hooks try once; a transaction carries a token.
                boolean isRepeatedByNobody = kind == Kind.REPEATED_BY_THE_SDK
                        && (calls.get(call).what().startsWith("send")
                                || !calls.get(call).isRepeatable());
                if (!isRepeatedByNobody) {
                    all.add(new Fault(call, kind));
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(100);
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void nothingIsLostAndWhatComesTwiceSaysSo(Fault fault) {
        Run run = run(Optional.of(fault));

        assertThat(run.world().isQueueEmpty()).isTrue();
        for (Address place : run.places()) {
            List<Arrived> arrived = run.world().post.at(place);
            long repeats = arrived.stream().filter(Arrived::isMarked).count();
            assertThat(arrived.size() - repeats).as("first ones at %s", place).isLessThanOrEqualTo(2);
            assertThat(arrived).as("at %s", place).hasSizeBetween(2, 3);
            assertThat(arrived.size() == 3 && repeats == 0)
                    .as("a third that is not marked")
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatComesTwiceCameOfAFaultBetweenSendingAndRecording(Fault fault) {
        Run run = run(Optional.of(fault));
        boolean isTwice = run.world().post.arrived.size() > 6;

        if (isTwice) {
            String struck = run.calls().get(fault.call()).what();
            boolean isSending = struck.startsWith("send");
            boolean isRecordAfterwards = fault.call() > 0
                    && struck.startsWith("write")
                    && run.calls().get(fault.call() - 1).what().startsWith("send");
            assertThat(isSending || isRecordAfterwards).as(struck).isTrue();
        }
    }
}
