package org.policyalerts.dynamodb.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/**
 * A text in UTF-8, compressed by DEFLATE with the frame of zlib (RFC 1950); equal texts give equal bytes.
 *
 * <p>Most documents are short and consist of the same names. So they are compressed as if those names had come before
 * them; the frame says by a checksum what had. What earlier editions stored stands alone and is read as well.
 */
final class DeflatedText {

    private static final String FILE = "/document-words.txt";

    /** Nothing that was compressed with it can be read without it, so not a letter of it may ever change. */
    private static final byte[] WORDS = words();

    private DeflatedText() {}

    /** Lines end differently on some machines, so line ends are no part of it. */
    private static byte[] words() {
        try (InputStream file = DeflatedText.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("missing in the jar: " + FILE);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] of(String text) {
        Deflater deflater = new Deflater();
        deflater.setDictionary(WORDS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static String read(byte[] deflated) {
        Inflater inflater = new Inflater();
        inflater.setInput(deflated);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] buffer = new byte[8 * 1024];
        try {
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (inflater.needsDictionary()) {
                    inflater.setDictionary(WORDS);
                } else if (read == 0 && !inflater.finished()) {
                    throw new IllegalStateException("a stored document ends too early");
                }
                text.write(buffer, 0, read);
            }
        } catch (DataFormatException damaged) {
            throw new IllegalStateException("a stored document is damaged", damaged);
        } finally {
            inflater.end();
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
