package io.limbeck.trainer.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.limbeck.model.Content;
import io.limbeck.model.Content.ImageContent;
import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Content.TextContent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;

/** A content as bytes by which it is known again: equal contents have equal ones, different ones have not. */
final class Essence {
    private Essence() {}

    /** The text; the columns in the order of their names, each preceded by its length; the picture. */
    static byte[] bytes(Content content) {
        if (content instanceof TextContent body) {
            return body.text().getBytes(UTF_8);
        }
        if (content instanceof ImageContent body) {
            return body.data();
        }
        StringBuilder columns = new StringBuilder();
        new TreeMap<>(((TabularContent) content).columns()).forEach((name, value) -> {
            append(columns, name);
            append(columns, value == null ? "" : value.getClass().getSimpleName() + " " + value);
        });
        return columns.toString().getBytes(UTF_8);
    }

    static byte[] sha256(Content content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void append(StringBuilder columns, String part) {
        columns.append(part.length()).append(':').append(part);
    }
}
