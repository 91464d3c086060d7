package org.policyalerts.channel;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.policyalerts.text.TextWriter;

/** Texts as our writers may write them, of words that look like marks, labels and headings. */
final class RandomText {

    private static final List<String> WORDS = List.of(
            "attacked",
            "-",
            "?",
            "1.",
            "What:",
            "Yours: 2",
            "Answer: no",
            "DO NOT",
            "<b>",
            "&amp;",
            "شركة",
            "Αθήνα",
            "国家",
            "🛑",
            "a",
            "of",
            "x".repeat(40),
            "· TLP:RED");

    private RandomText() {}

    static String of(Random random) {
        TextWriter writer = new TextWriter();
        writer.paragraph("What:  ", words(random));
        writer.wide("Answer: " + words(random));
        for (int section = 0; section < 1 + random.nextInt(4); section++) {
            writer.heading("SECTION " + section);
            for (int item = 1; item < 2 + random.nextInt(4); item++) {
                writer.paragraph(List.of(" - ", " ? ", " " + item + ". ", "   ").get(section % 4), words(random));
                if (section % 4 == 2) {
                    writer.paragraph("    ", words(random));
                }
            }
        }
        writer.line("");
        writer.paragraph("", words(random));
        return writer.text();
    }

    private static String words(Random random) {
        return IntStream.range(0, 1 + random.nextInt(30))
                .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
    }
}
