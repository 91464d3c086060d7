package org.policyalerts.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machines that sign in with a secret of their own, and what each is good for. */
public record MachineClients(Map<String, Rights> clients) {

    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9]+)=([a-z+-]+)(?:@([^,;@]+))?");

    public MachineClients {
        clients = Map.copyOf(clients);
    }

    /**
     * Reads a setting: {@code CLIENT=GROUP+GROUP@ORGANISATION}, separated by semicolons.
     *
     * @param setting its name
     * @throws IllegalStateException naming every entry that is malformed, names a group that there is none of, or a
     *     client for the second time
     */
    public static MachineClients of(String setting, String value) {
        Map<String, Rights> clients = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (String entry : value.split(";", -1)) {
            Matcher parts = ENTRY.matcher(entry.strip());
            boolean isRight = parts.matches()
                    && Rights.groupNames().containsAll(groups(parts))
                    && clients.putIfAbsent(
                                    parts.group(1), Rights.of(groups(parts), Optional.ofNullable(parts.group(3))))
                            == null;
            if (!isRight && !entry.isBlank()) {
                wrong.add(setting + " is malformed at '" + entry.strip() + "'");
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("settings: " + String.join("; ", wrong));
        }
        return new MachineClients(clients);
    }

    private static List<String> groups(Matcher parts) {
        return Arrays.asList(parts.group(2).split("\\+", -1));
    }

    /** What a client is good for; one that is not named, for nothing. */
    public Rights rights(String client) {
        return Optional.ofNullable(clients.get(client)).orElseGet(() -> Rights.of(List.of(), Optional.empty()));
    }
}
