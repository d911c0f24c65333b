package io.limbeck.cleaning.personal;

import io.limbeck.cleaning.text.AlignedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Finds personal data in plain text and puts something harmless in its place. Thread-safe. */
public final class PersonalData {
    /** Every type that is looked for. */
    public static final Set<String> TYPES =
            Set.of(EmailRecognizer.TYPE, PhoneRecognizer.TYPE, CardRecognizer.TYPE, ResidentIdRecognizer.TYPE);

    /** What is left between two finds can be a find of its own once they are gone; never for long. */
    private static final int MAX_PASSES = 4;

    private static final Comparator<Find> STRONGEST_FIRST = Comparator.comparingDouble(Find::score)
            .thenComparingInt(Find::length)
            .reversed()
            .thenComparingInt(Find::start)
            .thenComparing(Find::type);

    private final PersonalDataSettings settings;
    private final Pseudonyms pseudonyms;
    private final List<Recognizer> recognizers;

    public PersonalData(PersonalDataSettings settings) {
        this.settings = settings;
        this.pseudonyms = new Pseudonyms(KeyedHash.of(settings.key()));
        this.recognizers = List.of(
                new EmailRecognizer(),
                new CardRecognizer(),
                new ResidentIdRecognizer(),
                new PhoneRecognizer(settings.regions()));
    }

    /** A text without personal data. */
    public record Anonymised(AlignedText text, List<Finding> findings) {
        public Anonymised {
            findings = List.copyOf(findings);
        }
    }

    /** Tells the key without giving it away. */
    public String keyId() {
        return pseudonyms.keyId();
    }

    /** Treats each find as the settings say. Findings are in the original's offsets, from left to right. */
    public Anonymised inText(AlignedText text) {
        return anonymise(text, false);
    }

    /** Replaces each find by its pseudonym; bare numbers count without words around them. */
    public Anonymised inName(AlignedText name) {
        return anonymise(name, true);
    }

    private Anonymised anonymise(AlignedText original, boolean name) {
        AlignedText text = original;
        List<Finding> findings = new ArrayList<>();
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            List<Find> finds = finds(text.text(), name);
            if (finds.isEmpty()) {
                break;
            }
            AlignedText.Edit edit = text.edit();
            int kept = 0;
            for (Find find : finds) {
                String written = text.text().substring(find.start(), find.end());
                edit.keep(kept, find.start()).replace(replacement(find, written, name), find.start(), find.end());
                kept = find.end();
                findings.add(new Finding(
                        find.type(), text.originalStart(find.start()), text.originalEnd(find.end()), find.score()));
            }
            text = edit.keep(kept, text.length()).done();
        }
        findings.sort(Comparator.comparingInt(Finding::start));
        return new Anonymised(text, findings);
    }

    /** Of overlapping candidates the surer, then the longer; from left to right. */
    private List<Find> finds(String text, boolean name) {
        List<Find> candidates = new ArrayList<>();
        ScannedText scanned = new ScannedText(text, name);
        recognizers.forEach(recognizer -> recognizer.scan(scanned, candidates::add));
        candidates.sort(STRONGEST_FIRST);
        TreeMap<Integer, Find> chosen = new TreeMap<>();
        for (Find candidate : candidates) {
            var before = chosen.lowerEntry(candidate.end());
            if (before == null || !before.getValue().overlaps(candidate)) {
                chosen.put(candidate.start(), candidate);
            }
        }
        return List.copyOf(chosen.values());
    }

    private String replacement(Find find, String written, boolean name) {
        Action action = name ? Action.HASH : settings.actionOf(find.type());
        return switch (action) {
            case HASH -> pseudonyms.of(find.type(), find.value());
            case REDACT -> "<" + find.type() + ">";
            case MASK -> Masks.mask(find, written);
        };
    }
}
