package org.policyalerts.api.channel;

import java.util.List;
import java.util.Optional;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.JsonFields;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.Route;
import org.policyalerts.channel.Address;
import org.policyalerts.channel.ChannelRecipient;
import org.policyalerts.channel.RecipientStore;

/** {@code PUT /audiences/{audience}/recipients/{id}}: writes a recipient anew, which also lifts what troubled it. */
record PutRecipient(RecipientRoutes.Dependencies dependencies) implements Route.Handler {

    private static final List<String> FIELDS = List.of("mail", "chat", "parameter", "maxTlp", "exercises");

    /** TLP:RED leaves for nobody. */
    private static final List<String> LABELS = List.of("clear", "green", "amber", "amber+strict");

    private static final String ID = "[a-z0-9][a-z0-9-]{0,39}";

    @Override
    public ApiResponse handle(ApiRequest request) {
        String audience = RecipientRoutes.audience(request);
        String id = request.part("id");
        if (!id.matches(ID)) {
            throw ProblemException.parameter(
                    "id", "must be a name of 1 to 40 small letters, digits and hyphens, such as duty-officer");
        }
        JsonFields body = new JsonFields(request.body(), FIELDS);
        Optional<Address> address = address(body);
        String maxTlp = body.has("maxTlp") ? body.oneOf("maxTlp", LABELS) : "amber";
        boolean exercises = body.truth("exercises");
        List<ChannelRecipient> others = dependencies.recipients().of(audience).stream()
                .filter(other -> !other.id().equals(id))
                .toList();
        refuseDouble(body, address, others);
        body.refuseIfWrong();
        ChannelRecipient recipient = new ChannelRecipient(
                audience,
                id,
                address.orElseThrow(),
                maxTlp,
                exercises,
                request.caller().name(),
                dependencies.clock().instant(),
                Optional.empty());
        dependencies.recipients().put(recipient);
        return ApiResponse.json(200, RecipientRoutes.document(recipient));
    }

    private static Optional<Address> address(JsonFields body) {
        boolean isMail = body.has("mail");
        boolean isChat = body.has("chat") || body.has("parameter");
        if (isMail == isChat) {
            body.wrong("", "must have either mail, or chat and parameter");
            return Optional.empty();
        }
        Address address = isMail
                ? new Address.Mailbox(body.text("mail", 254))
                : new Address.Chat(
                        Address.Kind.of(body.oneOf("chat", Address.Kind.texts())), body.text("parameter", 200));
        String given = isMail ? "mail" : "parameter";
        if (body.isText(given)) {
            address.fault().ifPresent(fault -> body.wrong(given, fault));
        }
        return Optional.of(address);
    }

    private static void refuseDouble(JsonFields body, Optional<Address> address, List<ChannelRecipient> others) {
        address.flatMap(place -> others.stream()
                        .filter(other -> other.address().place().equals(place.place()))
                        .findFirst())
                .ifPresent(other -> body.wrong(
                        body.has("mail") ? "mail" : "parameter",
                        "is that of the recipient " + other.id() + " already"));
        if (others.size() >= RecipientStore.MOST) {
            body.wrong("", "is one too many: an audience has at most " + RecipientStore.MOST + " recipients");
        }
    }
}
