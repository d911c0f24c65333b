package io.limbeck.cleaning.personal.pattern;

import java.util.ArrayList;
import java.util.List;

/** Reads a regular expression, from left to right. */
final class PatternReader {
    private static final int DEEPEST = 50;
    private static final Chars DIGITS = Chars.range('0', '9');
    private static final Chars WORD = Chars.anyOf(DIGITS, Chars.range('a', 'z'), Chars.range('A', 'Z'), Chars.of('_'));
    private static final Chars SPACE = Chars.anyOf(Chars.of(' '), Chars.range('\t', '\r'));
    private static final Chars LINE_END = Chars.of('\n');

    private final String source;
    private final boolean caseSensitive;
    private int at;
    private int depth;

    PatternReader(String source, boolean caseSensitive) {
        this.source = source;
        this.caseSensitive = caseSensitive;
    }

    /** @throws IllegalArgumentException saying what is wrong and where */
    Expression read() {
        Expression whole = choice();
        if (at < source.length()) {
            throw refusal("this bracket closes nothing");
        }
        return whole;
    }

    private Expression choice() {
        if (++depth > DEEPEST) {
            throw refusal("more than " + DEEPEST + " groups within each other");
        }
        List<Expression> alternatives = new ArrayList<>();
        do {
            alternatives.add(sequence());
        } while (accept('|'));
        depth--;
        return alternatives.size() == 1 ? alternatives.get(0) : new Expression.Choice(alternatives);
    }

    private Expression sequence() {
        List<Expression> parts = new ArrayList<>();
        while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
            parts.add(repeated(single()));
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.Sequence(parts);
    }

    private Expression single() {
        char c = source.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> one(set());
            case '.' -> one(LINE_END.negated());
            case '\\' -> one(escaped());
            case '*', '+', '?', '{', '}', ']' -> throw refusal("write \\" + c + " for the character itself");
            case '^', '$' ->
                throw refusal(
                        "matches begin and end where words and numbers do; write \\" + c + " for the character itself");
            default -> one(Chars.of(c));
        };
    }

    private Expression one(Chars chars) {
        return new Expression.One(caseSensitive ? chars : chars.inAnyCase());
    }

    private Expression group() {
        if (accept('?') && !accept(':')) {
            throw refusal("only plain groups (...) and (?:...) are read: no look-around, no flags");
        }
        Expression inner = choice();
        if (!accept(')')) {
            throw refusal("a bracket is not closed");
        }
        return inner;
    }

    private Expression repeated(Expression body) {
        Expression result = body;
        int repetitions = 0;
        while (at < source.length() && "*+?{".indexOf(source.charAt(at)) >= 0) {
            if (++repetitions > 1) {
                throw refusal("one repetition cannot follow another");
            }
            result = switch (source.charAt(at++)) {
                case '*' -> new Expression.Repeat(body, 0, Expression.MANY);
                case '+' -> new Expression.Repeat(body, 1, Expression.MANY);
                case '?' -> new Expression.Repeat(body, 0, 1);
                default -> counted(body);
            };
        }
        return result;
    }

    private Expression counted(Expression body) {
        int least = number();
        int most = least;
        if (accept(',')) {
            most = at < source.length() && source.charAt(at) == '}' ? Expression.MANY : number();
        }
        if (!accept('}') || most < least || most == 0) {
            throw refusal("a count is written {2}, {2,} or {2,5}");
        }
        return new Expression.Repeat(body, least, most);
    }

    private int number() {
        int start = at;
        int value = 0;
        while (at < source.length() && DIGITS.contains(source.charAt(at)) && value < PatternSet.LONGEST) {
            value = value * 10 + source.charAt(at++) - '0';
        }
        if (at == start || value > PatternSet.LONGEST) {
            throw refusal("a count lies in 0.." + PatternSet.LONGEST);
        }
        return value;
    }

    private Chars set() {
        boolean negated = accept('^');
        List<Chars> parts = new ArrayList<>();
        boolean first = true;
        while (first || !accept(']')) {
            if (at >= source.length()) {
                throw refusal("a set is not closed");
            }
            first = false;
            parts.add(range());
        }
        Chars chars = Chars.anyOf(parts.toArray(Chars[]::new));
        chars = caseSensitive ? chars : chars.inAnyCase();
        return negated ? chars.negated() : chars;
    }

    private Chars range() {
        char low = source.charAt(at++);
        if (low == '\\' && isClass()) {
            return escaped();
        }
        low = low == '\\' ? literal() : low;
        boolean isRange = at + 1 < source.length() && source.charAt(at) == '-' && source.charAt(at + 1) != ']';
        if (!isRange) {
            return Chars.of(low);
        }
        at++;
        char high = source.charAt(at++);
        high = high == '\\' ? literal() : high;
        if (high < low) {
            throw refusal("a range runs from the lower to the higher character");
        }
        return Chars.range(low, high);
    }

    private boolean isClass() {
        return at < source.length() && "dwsDWS".indexOf(source.charAt(at)) >= 0;
    }

    private Chars escaped() {
        if (!isClass()) {
            return Chars.of(literal());
        }
        char c = source.charAt(at++);
        Chars chars = switch (Character.toLowerCase(c)) {
            case 'd' -> DIGITS;
            case 'w' -> WORD;
            default -> SPACE;
        };
        return Character.isUpperCase(c) ? chars.negated() : chars;
    }

    private char literal() {
        if (at >= source.length()) {
            throw refusal("nothing follows the backslash");
        }
        char c = source.charAt(at++);
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw refusal("\\" + c + " is not known; \\d \\w \\s are, and a backslash before a sign");
                }
                yield c;
            }
        };
    }

    private boolean accept(char c) {
        boolean there = at < source.length() && source.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private IllegalArgumentException refusal(String why) {
        return new IllegalArgumentException("pattern " + source + " at " + at + ": " + why);
    }
}
