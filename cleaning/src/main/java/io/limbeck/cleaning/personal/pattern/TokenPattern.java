package io.limbeck.cleaning.personal.pattern;

import java.text.Normalizer;

/**
 * A regular expression for whole tokens: literals, sets {@code [A-Z0-9]} and {@code [^,]}, {@code \d \w \s}, {@code .},
 * groups, alternatives, {@code ? * + {m} {m,} {m,n}}. Immutable.
 */
public final class TokenPattern {
    private static final int MOST_STATES = 4_000;

    private final Expression expression;

    private TokenPattern(Expression expression) {
        this.expression = expression;
    }

    /**
     * @param caseSensitive whether {@code A} does not match {@code a}
     * @throws IllegalArgumentException if it is no pattern, may match nothing at all, or is too long
     */
    public static TokenPattern of(String source, boolean caseSensitive) {
        Expression expression = new PatternReader(source, caseSensitive).read();
        if (expression.shortest() == 0) {
            throw new IllegalArgumentException("pattern " + source + " matches the empty text");
        }
        if (expression.shortest() > PatternSet.LONGEST || expression.states() > MOST_STATES) {
            throw new IllegalArgumentException("pattern " + source + " is too long: a match has at most "
                    + PatternSet.LONGEST + " characters, and its repetitions written out at most " + MOST_STATES);
        }
        return new TokenPattern(expression);
    }

    /** Matches this very phrase, in any case; what stands between its words may be any white space, hyphen or underscore. */
    public static TokenPattern ofPhrase(String phrase) {
        StringBuilder source = new StringBuilder();
        // As texts are normalised before anybody looks for the phrase, so is the phrase.
        Normalizer.normalize(phrase.strip(), Normalizer.Form.NFKC).chars().forEach(c -> {
            if (Character.isWhitespace(c)) {
                source.append("[\\s_-]{1,3}");
            } else {
                source.append(Character.isLetterOrDigit(c) ? "" : "\\").append((char) c);
            }
        });
        return of(source.toString(), false);
    }

    Expression expression() {
        return expression;
    }
}
