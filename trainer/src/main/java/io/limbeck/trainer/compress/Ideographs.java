package io.limbeck.trainer.compress;

import java.nio.charset.Charset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chinese characters, of which BERT's tokenizers make words of their own. */
final class Ideographs {
    private static final String STANDARD = "GB2312";
    private static final Set<Integer> COMMON = levelOne();

    private Ideographs() {}

    /** Those around which BERT's normaliser puts spaces (its {@code handle_chinese_chars}). */
    static boolean includes(int character) {
        return isWithin(character, 0x4E00, 0x9FFF)
                || isWithin(character, 0x3400, 0x4DBF)
                || isWithin(character, 0x20000, 0x2A6DF)
                || isWithin(character, 0x2A700, 0x2CEAF)
                || isWithin(character, 0xF900, 0xFAFF)
                || isWithin(character, 0x2F800, 0x2FA1F);
    }

    /** The 3,755 of level 1 of GB/T 2312, nearly all that a text in simplified Chinese consists of. */
    static boolean isCommon(int character) {
        // A Java runtime that was cut down may lack the character set; then none counts as rare.
        return COMMON.isEmpty() || COMMON.contains(character);
    }

    /** Rows 16 to 55 of the character set; the last five places of row 55 are empty. */
    private static Set<Integer> levelOne() {
        if (!Charset.isSupported(STANDARD)) {
            return Set.of();
        }
        byte[] bytes = new byte[2 * 40 * 94];
        for (int i = 0; i < bytes.length / 2; i++) {
            bytes[2 * i] = (byte) (0xB0 + i / 94);
            bytes[2 * i + 1] = (byte) (0xA1 + i % 94);
        }
        IntStream characters = new String(bytes, Charset.forName(STANDARD)).codePoints();
        return characters.filter(Ideographs::includes).boxed().collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isWithin(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
