package io.limbeck.cleaning.personal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Keyed names for values: {@code <TYPE:key.value>}, where {@code key} is four letters that tell the key and
 * {@code value} twelve that stand for the value under it.
 *
 * <p>Letters only, so that no recognizer ever finds anything in a pseudonym, and cleaning cleaned text changes nothing.
 * Twelve of 26 letters are 56 bits: among a million values the chance that any two share a name is under one in 100,000.
 */
final class Pseudonyms {
    private static final BigInteger LETTERS = BigInteger.valueOf(26);
    private static final int KEY_LETTERS = 4;
    private static final int VALUE_LETTERS = 12;

    private final KeyedHash hash;
    private final String keyId;

    Pseudonyms(KeyedHash hash) {
        this.hash = hash;
        this.keyId = letters(hash.digest("key id"), KEY_LETTERS);
    }

    String keyId() {
        return keyId;
    }

    String of(String type, String value) {
        byte[] digest = hash.digest("pseudonym", bytes(type), bytes(value));
        return "<" + type + ":" + keyId + "." + letters(digest, VALUE_LETTERS) + ">";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String letters(byte[] digest, int count) {
        BigInteger rest = new BigInteger(1, digest);
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            BigInteger[] quotient = rest.divideAndRemainder(LETTERS);
            letters.append((char) ('a' + quotient[1].intValue()));
            rest = quotient[0];
        }
        return letters.toString();
    }
}
