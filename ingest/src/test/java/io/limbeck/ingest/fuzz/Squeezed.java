package io.limbeck.ingest.fuzz;

import java.text.Normalizer;
import java.util.Locale;

/** Letters and digits alone, in their plain form and one case: whatever was put between them hides nothing. */
public record Squeezed(String text) {
    public static Squeezed of(String written) {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder left = new StringBuilder(plain.length());
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(left::appendCodePoint);
        return new Squeezed(left.toString());
    }
}
