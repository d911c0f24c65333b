package io.limbeck.cleaning.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Objects;

/**
 * The user's own cleaning: every match of a pattern is replaced.
 *
 * @param pattern a regular expression in RE2 syntax: no look-around and no back-references, therefore linear time
 * @param replace what stands for a match, {@code $1} for its first group; nothing by default
 */
public record TextRule(String pattern, String replace) {
    public TextRule {
        if (pattern == null || pattern.isEmpty()) {
            throw new IllegalArgumentException("pattern must be a regular expression (RE2 syntax)");
        }
        replace = Objects.requireNonNullElse(replace, "");
        Pattern compiled;
        try {
            compiled = Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "pattern must be a regular expression in RE2 syntax (no look-around, no back-references): "
                            + e.getDescription(),
                    e);
        }
        checkGroups(replace, compiled.groupCount());
    }

    private static void checkGroups(String replace, int groups) {
        for (int i = 0; i < replace.length(); i++) {
            char c = replace.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '$') {
                int group = i + 1 < replace.length() ? Character.digit(replace.charAt(i + 1), 10) : -1;
                if (group < 0 || group > groups) {
                    throw new IllegalArgumentException("replace may name groups $0 to $" + groups
                            + " of its pattern; write \\$ for a dollar sign");
                }
            }
        }
        if (replace.endsWith("\\") && !replace.endsWith("\\\\")) {
            throw new IllegalArgumentException("replace must not end in a single backslash");
        }
    }

    TextStep step() {
        return new PatternStep(Pattern.compile(pattern), replace);
    }
}
