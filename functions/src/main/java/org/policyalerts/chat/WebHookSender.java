package org.policyalerts.chat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.channel.Address.Chat;
import org.policyalerts.channel.ChatSender;
import org.policyalerts.channel.Sending;
import org.policyalerts.chat.ChatAddresses.Found;

/** Posts to web hooks. What one answers beside its status is neither read nor logged, nor is its address. */
public final class WebHookSender implements ChatSender {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(5);

    /** A gateway that gave up does not know what the chat behind it did. */
    private static final Set<Integer> DOUBTFUL = Set.of(502, 504);

    private static final int TOO_MANY = 429;
    private static final int TIMEOUT = 408;

    private final ChatAddresses addresses;
    private final boolean mayBePlain;
    private final Duration patience;

    /**
     * Over addresses.
     *
     * @param mayBePlain whether an address may be http; only where everything runs on one machine
     */
    public WebHookSender(ChatAddresses addresses, boolean mayBePlain) {
        this(addresses, mayBePlain, READ);
    }

    WebHookSender(ChatAddresses addresses, boolean mayBePlain, Duration patience) {
        this.addresses = addresses;
        this.mayBePlain = mayBePlain;
        this.patience = patience;
    }

    @Override
    public Sending post(Chat chat, String body) {
        Found found = addresses.find(chat.parameter());
        if (found instanceof Found.Is address) {
            return url(address.url())
                    .map(url -> post(url, body.getBytes(StandardCharsets.UTF_8)))
                    .orElseGet(() -> new Sending.Refused("the parameter holds no https address"));
        }
        return found instanceof Found.Missing missing
                ? new Sending.Refused(missing.reason())
                : new Sending.TryAgain(((Found.TryAgain) found).reason(), Duration.ZERO, false);
    }

    private Optional<URL> url(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean isAllowed = "https".equals(uri.getScheme()) || (mayBePlain && "http".equals(uri.getScheme()));
            return isAllowed && uri.getHost() != null ? Optional.of(uri.toURL()) : Optional.empty();
        } catch (URISyntaxException | IOException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Sending post(URL url, byte[] body) {
        boolean isConnected = false;
        try {
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) patience.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/json; charset=utf-8");
            connection.setDoOutput(true);
            // A body of known length is never sent a second time by the JDK itself.
            connection.setFixedLengthStreamingMode(body.length);
            connection.connect();
            isConnected = true;
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            return sending(connection.getResponseCode(), connection.getHeaderField("Retry-After"));
        } catch (IOException unanswered) {
            return new Sending.TryAgain(unanswered.getClass().getSimpleName(), Duration.ZERO, isConnected);
        }
    }

    private static Sending sending(int status, @Nullable String retryAfter) {
        if (status / 100 == 2) {
            return new Sending.Taken("HTTP " + status);
        }
        boolean mayPass = status == TOO_MANY || status == TIMEOUT || status / 100 == 5;
        return mayPass
                ? new Sending.TryAgain("HTTP " + status, pause(retryAfter), DOUBTFUL.contains(status))
                : new Sending.Refused("HTTP " + status);
    }

    /** Only in its form as a number of seconds; the other one is rare, and our own pause does. */
    private static Duration pause(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("[0-9]{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : Duration.ZERO;
    }
}
