package io.limbeck.cleaning.personal.catalogue;

import io.limbeck.cleaning.personal.check.Checks;
import io.limbeck.cleaning.personal.pattern.TokenPattern;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A recogniser as it is declared in the catalogue, or by users in their settings.
 *
 * @param type what it finds: capitals and underscores
 * @param region whose it is, an ISO 3166 code; says nothing by itself
 * @param patterns how the value is written, at least one
 * @param check name of a check that the value must pass, e.g. of its check digit; none by default
 * @param checkOptional whether a value counts by its form and context where the check fails; false by default
 * @param context words near the value that make it surer, in any case
 * @param caseSensitive whether the patterns tell capitals from small letters; false by default
 * @param source the public specification that it follows
 */
public record RecognizerSettings(
        String type,
        String region,
        List<PatternSettings> patterns,
        String check,
        Boolean checkOptional,
        List<String> context,
        Boolean caseSensitive,
        String source) {
    private static final String TYPES = "[A-Z][A-Z_]{0,39}";

    public RecognizerSettings {
        if (type == null || !type.matches(TYPES)) {
            throw new IllegalArgumentException(
                    "type must be capital letters and underscores, at most 40, e.g. STAFF_ID, is " + type);
        }
        patterns = List.copyOf(Objects.requireNonNullElse(patterns, List.of()));
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException(type + ": patterns must name at least one {pattern, score}");
        }
        checkOptional = Objects.requireNonNullElse(checkOptional, false);
        context = List.copyOf(Objects.requireNonNullElse(context, List.of()));
        caseSensitive = Objects.requireNonNullElse(caseSensitive, false);
        if (check != null && Checks.named(check).isEmpty()) {
            throw new IllegalArgumentException(type + ": check knows no " + check + "; there are "
                    + Checks.names().stream().sorted().collect(Collectors.joining(", ")));
        }
        try {
            compiled(patterns, caseSensitive);
            context.forEach(TokenPattern::ofPhrase);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(type + ": " + e.getMessage(), e);
        }
    }

    /** The patterns, in their order. */
    public List<TokenPattern> compiled() {
        return compiled(patterns, caseSensitive);
    }

    private static List<TokenPattern> compiled(List<PatternSettings> patterns, boolean caseSensitive) {
        return patterns.stream()
                .map(each -> TokenPattern.of(each.pattern(), caseSensitive))
                .toList();
    }
}
