package io.limbeck.cli.leak;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Looks for many secrets at once in any bytes. Every pattern is filed under its first eight bytes, so that one pass over
 * the bytes finds them all. Immutable and thread-safe.
 */
public final class LeakScanner {
    /** @param secret its place in the list that the scanner was made of */
    public record Hit(int secret, Form form) {}

    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    private record Pattern(byte[] bytes, Hit hit, boolean digits) {}

    private final Map<Long, List<Pattern>> byStart = new HashMap<>();
    private final int secrets;

    /** @param secrets at least eight characters each; shorter ones cannot be told from chance and are refused */
    public LeakScanner(Collection<String> secrets) {
        List<String> distinct = List.copyOf(new LinkedHashSet<>(secrets));
        this.secrets = distinct.size();
        for (int i = 0; i < distinct.size(); i++) {
            String secret = distinct.get(i);
            if (secret.length() < SecretForms.SHORTEST) {
                throw new IllegalArgumentException("a secret of " + secret.length() + " characters is too short");
            }
            int number = i;
            SecretForms.of(secret).forEach((text, form) -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                byStart.computeIfAbsent(start(bytes, 0), any -> new ArrayList<>(1))
                        .add(new Pattern(bytes, new Hit(number, form), text.matches("[0-9]+")));
            });
        }
    }

    /** How many different secrets are looked for. */
    public int secrets() {
        return secrets;
    }

    /** Everything found in {@code bytes}; null finds nothing. */
    public List<Hit> scan(byte[] bytes) {
        List<Hit> hits = new ArrayList<>();
        if (bytes == null || bytes.length < SecretForms.SHORTEST) {
            return hits;
        }
        long window = start(bytes, 0);
        for (int at = 0; ; at++) {
            List<Pattern> candidates = byStart.get(window);
            if (candidates != null) {
                for (Pattern candidate : candidates) {
                    if (stands(candidate, bytes, at)) {
                        hits.add(candidate.hit());
                    }
                }
            }
            if (at + SecretForms.SHORTEST >= bytes.length) {
                return hits;
            }
            window = window << 8 | (bytes[at + SecretForms.SHORTEST] & 0xff);
        }
    }

    public List<Hit> scan(String text) {
        return scan(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean stands(Pattern pattern, byte[] bytes, int at) {
        byte[] wanted = pattern.bytes();
        if (at + wanted.length > bytes.length) {
            return false;
        }
        for (int i = SecretForms.SHORTEST; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return !pattern.digits() || standsAlone(bytes, at, at + wanted.length);
    }

    /** Digits inside a longer number, or behind a decimal point, are that number's and nobody's secret. */
    private static boolean standsAlone(byte[] bytes, int from, int to) {
        boolean digitBefore = from > 0 && isDigit(bytes[from - 1]);
        boolean decimals = from > 1 && bytes[from - 1] == '.' && isDigit(bytes[from - 2]);
        boolean digitAfter = to < bytes.length && isDigit(bytes[to]);
        return !digitBefore && !decimals && !digitAfter;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static long start(byte[] bytes, int at) {
        long start = 0;
        for (int i = 0; i < SecretForms.SHORTEST; i++) {
            start = start << 8 | (bytes[at + i] & 0xff);
        }
        return start;
    }
}
