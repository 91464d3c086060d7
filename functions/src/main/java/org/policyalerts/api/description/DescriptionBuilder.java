package org.policyalerts.api.description;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonWriter;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Arguments: the description of the API as people write it, in YAML, and the file to write, as JSON. */
public final class DescriptionBuilder {

    private DescriptionBuilder() {}

    public static void main(String[] arguments) throws IOException {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(Path.of(arguments[0])));
        Files.writeString(Path.of(arguments[1]), JsonWriter.write(plain(tree)));
    }

    /** The YAML reader has a type for fractions that our JSON trees have not. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((name, member) -> plain.put(name, plain(member)));
            return plain;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(DescriptionBuilder::plain).toList();
        }
        return value instanceof Double number ? BigDecimal.valueOf(number) : value;
    }
}
