package io.limbeck.cleaning.personal;

import io.limbeck.cleaning.personal.Surroundings.Around;
import io.limbeck.cleaning.personal.catalogue.PatternSettings;
import io.limbeck.cleaning.personal.catalogue.RecognizerSettings;
import io.limbeck.cleaning.personal.check.Check;
import io.limbeck.cleaning.personal.check.Checks;
import io.limbeck.cleaning.personal.pattern.Hits;
import io.limbeck.cleaning.personal.pattern.PatternSet;
import io.limbeck.cleaning.personal.pattern.TokenPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds whatever declared recognisers describe, all in one pass over the text.
 *
 * <p>A find's score is its pattern's. A check that holds raises it, most where the form alone says much, least where it
 * says little, because one row in ten has the right check digit by chance; a check that fails rules the find
 * out. Words around it raise it, or, if they speak of something else, rule mere digits out.
 */
final class CatalogueRecognizer implements Recognizer {
    private static final double WEAK = 0.1;
    private static final double TELLING = 0.3;
    private static final double CHECKED_FORM = 1.0;
    private static final double CHECKED = 0.85;
    private static final double CHECKED_DIGITS = 0.6;
    private static final double CHECKED_WEAK = 0.3;
    private static final double CONTEXT = 0.35;
    private static final double LIKELY = 0.5;
    private static final double UNLIKELY = 0.05;

    private record Declared(
            String type, double score, int recognizer, Check check, boolean checkOptional, boolean caseSensitive) {}

    private final List<Declared> declared = new ArrayList<>();
    private final PatternSet patterns;
    private final Surroundings surroundings;
    private final Set<String> types;

    CatalogueRecognizer(List<RecognizerSettings> recognizers) {
        List<TokenPattern> compiled = new ArrayList<>();
        for (int r = 0; r < recognizers.size(); r++) {
            RecognizerSettings settings = recognizers.get(r);
            Check check = settings.check() == null
                    ? null
                    : Checks.named(settings.check()).orElseThrow();
            for (PatternSettings pattern : settings.patterns()) {
                declared.add(new Declared(
                        settings.type(),
                        pattern.score(),
                        r,
                        check,
                        settings.checkOptional(),
                        settings.caseSensitive()));
            }
            compiled.addAll(settings.compiled());
        }
        this.patterns = new PatternSet(compiled);
        this.surroundings = new Surroundings(
                recognizers.stream().map(RecognizerSettings::context).toList(), NumberContext.words());
        this.types = recognizers.stream().map(RecognizerSettings::type).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> types() {
        return types;
    }

    @Override
    public void scan(ScannedText text, Consumer<Find> finds) {
        Hits hits = new Hits();
        patterns.scan(text.chars(), 0, text.length(), text.isName(), hits);
        Around around = null;
        String bare = "";
        for (int hit = 0; hit < hits.size(); hit++) {
            int start = hits.start(hit);
            int end = hits.end(hit);
            boolean samePlace = hit > 0 && hits.start(hit - 1) == start && hits.end(hit - 1) == end;
            Declared form = declared.get(hits.pattern(hit));
            bare = samePlace ? bare : bare(text.chars(), start, end);
            String value = form.caseSensitive ? bare : bare.toUpperCase(Locale.ROOT);
            boolean checked = form.check != null && form.check.holds(value);
            if (form.check != null && !checked && !form.checkOptional) {
                continue;
            }
            boolean mereDigits = end - start == value.length() && isDigits(value);
            double score = checked ? Math.max(form.score, checked(form.score, mereDigits)) : form.score;
            if (!text.isName()) {
                around = around == null ? surroundings.at(text.chars(), start, end) : around.at(start, end);
                boolean alone = start == 0 && end == text.length() && (checked || form.score >= TELLING);
                double inContext = checked ? CHECKED : LIKELY;
                score = switch (around.of(form.recognizer)) {
                    case FITS -> Math.min(1, Math.max(inContext, score + CONTEXT));
                    case OTHER -> mereDigits ? UNLIKELY : score;
                    // of two forms that stand alone the more telling one counts
                    case NONE -> alone ? Math.max(LIKELY + form.score / 10, score) : score;
                };
            }
            finds.accept(new Find(form.type, start, end, score, value));
        }
    }

    private static double checked(double form, boolean mereDigits) {
        if (form < WEAK) {
            return CHECKED_WEAK;
        } else if (form >= TELLING) {
            return CHECKED_FORM;
        }
        return mereDigits ? CHECKED_DIGITS : CHECKED;
    }

    /** Without what parts groups: the same for every way of writing it. */
    private static String bare(String text, int start, int end) {
        StringBuilder bare = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && c != '.' && c != '-' && c != '/') {
                bare.append(c);
            }
        }
        return bare.toString();
    }

    private static boolean isDigits(String value) {
        return value.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
