package io.limbeck.trainer.collect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Names a set of labelled rows: SHA-256 over (id, label, SHA-256 of the content), sorted by id, each part preceded by its
 * length. A compacted log cannot be read again as it was; this says whether the same rows can still be had.
 */
public final class SampleHash {
    private SampleHash() {}

    public static String of(List<Row> rows) {
        MessageDigest whole = sha256();
        rows.stream().sorted(Comparator.comparing(Row::id)).forEach(row -> {
            add(whole, row.id().getBytes(StandardCharsets.UTF_8));
            add(whole, row.label().orElse("").getBytes(StandardCharsets.UTF_8));
            add(whole, Essence.sha256(row.content()));
        });
        return HexFormat.of().formatHex(whole.digest());
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(4).putInt(part.length).array());
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
