package io.limbeck.cleaning.personal;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keyed names for values: {@code <TYPE:key.value>}, where {@code key} is four letters that tell the key and
 * {@code value} twelve that stand for the value under it. One that can be read back has the encrypted value behind them:
 * {@code <TYPE:key.value.letters>}.
 *
 * <p>Letters only, so that no recognizer ever finds anything in a pseudonym, and cleaning cleaned text changes nothing.
 * Twelve of 26 letters are 56 bits: among a million values the chance that any two share a name is under one in 100,000.
 */
final class Pseudonyms {
    /** Type, key, value and, if it can be read back, the letters of the encrypted value; decided without backtracking. */
    static final Pattern FORM =
            Pattern.compile("<([A-Z][A-Z0-9_]*+):([a-z]{4})\\.([a-z]{12})(?:\\.((?:[a-p]{2})++))?>");

    private static final long LETTERS = 26;
    private static final int AT_ONCE = 6;
    private static final long DIVISOR = LETTERS * LETTERS * LETTERS * LETTERS * LETTERS * LETTERS;
    private static final int KEY_LETTERS = 4;
    private static final int VALUE_LETTERS = 12;

    /** So that each stays shorter than the 256 characters within which models know a pseudonym. */
    private static final int PIECE_BYTES = 64;

    private final KeyedHash hash;
    private final SealedValue sealed;
    private final String keyId;

    Pseudonyms(KeyedHash hash) {
        this.hash = hash;
        this.sealed = new SealedValue(hash);
        this.keyId = letters(hash.digest("key id"), KEY_LETTERS);
    }

    String keyId() {
        return keyId;
    }

    String of(String type, String value) {
        return "<" + type + ":" + keyId + "." + name(type, value) + ">";
    }

    /**
     * One that can be read back. A long value makes several in a row, each with a piece of it, so that reading back one
     * after the other gives the whole.
     *
     * @param written how the value is written here; of equal values written differently, the names are equal
     */
    String readable(String type, String value, String written) {
        String name = name(type, value);
        StringBuilder all = new StringBuilder();
        int start = 0;
        while (start < written.length()) {
            int end = pieceEnd(written, start);
            byte[] bytes = sealed.seal(context(type, name), bytes(written.substring(start, end)));
            all.append('<')
                    .append(type)
                    .append(':')
                    .append(keyId)
                    .append('.')
                    .append(name)
                    .append('.');
            for (byte b : bytes) {
                all.append((char) ('a' + (b >> 4 & 0xF))).append((char) ('a' + (b & 0xF)));
            }
            all.append('>');
            start = end;
        }
        return all.toString();
    }

    /** What {@link #readable} hid behind these letters; empty if they were not made under this key, or changed. */
    Optional<String> read(String type, String name, String letters) {
        byte[] bytes = new byte[letters.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((letters.charAt(2 * i) - 'a') << 4 | (letters.charAt(2 * i + 1) - 'a'));
        }
        return sealed.open(context(type, name), bytes).map(value -> new String(value, StandardCharsets.UTF_8));
    }

    /** 32 bytes that only the key can foretell, for the making of a surrogate. */
    byte[] block(String type, String value, int number) {
        return hash.digest("surrogate", bytes(type), bytes(value), new byte[] {(byte) number, (byte) (number >> 8)});
    }

    private String name(String type, String value) {
        return letters(hash.digest("pseudonym", bytes(type), bytes(value)), VALUE_LETTERS);
    }

    private static byte[] context(String type, String name) {
        return bytes(type + ":" + name);
    }

    private static int pieceEnd(String text, int start) {
        int bytes = 0;
        int end = start;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (bytes > PIECE_BYTES) {
                return end;
            }
            end += Character.charCount(codePoint);
        }
        return end;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String letters(byte[] digest, int count) {
        IntBuffer rest = ByteBuffer.wrap(digest.clone()).asIntBuffer();
        StringBuilder letters = new StringBuilder(count);
        while (letters.length() < count) {
            long six = divide(rest);
            for (int i = 0; i < AT_ONCE && letters.length() < count; i++) {
                letters.append((char) ('a' + six % LETTERS));
                six /= LETTERS;
            }
        }
        return letters.toString();
    }

    /** Divides the number, its highest digits first, by as many letters as are taken at once; answers the remainder. */
    private static long divide(IntBuffer number) {
        long remainder = 0;
        for (int i = 0; i < number.limit(); i++) {
            long dividend = (remainder << Integer.SIZE) | Integer.toUnsignedLong(number.get(i));
            number.put(i, (int) (dividend / DIVISOR));
            remainder = dividend % DIVISOR;
        }
        return remainder;
    }
}
