package io.limbeck.cli.leak;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The byte patterns by which one secret would be found. */
final class SecretForms {
    /** A shorter pattern would be found by chance. */
    static final int SHORTEST = 8;

    private SecretForms() {}

    /** Patterns with the form each stands for; those that are too short are left out. */
    static Map<String, Form> of(String secret) {
        Map<String, Form> patterns = new LinkedHashMap<>();
        put(patterns, secret, Form.RAW);
        put(patterns, escaped(secret, false), Form.ESCAPED);
        put(patterns, escaped(secret, true), Form.ESCAPED);
        put(patterns, URLEncoder.encode(secret, StandardCharsets.UTF_8), Form.ESCAPED);
        String digits = secret.replaceAll("[^0-9]", "");
        // Of an address or a name with a few digits, the digits alone say nothing.
        if (secret.matches("[-+0-9 ().Xx]+") && digits.length() > SHORTEST) {
            put(patterns, digits, Form.DIGITS);
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (int shift = 0; shift < 3; shift++) {
            String core = base64Core(bytes, shift);
            put(patterns, core, Form.BASE64);
            put(patterns, core.replace('+', '-').replace('/', '_'), Form.BASE64);
        }
        return patterns;
    }

    private static void put(Map<String, Form> patterns, String pattern, Form form) {
        if (pattern.length() >= SHORTEST) {
            patterns.putIfAbsent(pattern, form);
        }
    }

    /** What of the base64 text is the same whatever stands around the secret, when {@code shift} bytes precede it. */
    private static String base64Core(byte[] secret, int shift) {
        byte[] shifted = new byte[shift + secret.length];
        System.arraycopy(secret, 0, shifted, shift, secret.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (shift * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return encoded.substring(from, to);
    }

    /** JSON's escapes: only what must be, or everything that is neither letter, digit nor plain punctuation. */
    private static String escaped(String secret, boolean cautious) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < secret.length(); i++) {
            char c = secret.charAt(i);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || " .-_()".indexOf(c) >= 0);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < 32 || c > 126 || (cautious && !plain)) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
