package io.limbeck.cleaning.personal;

import io.limbeck.cleaning.personal.catalogue.Catalogue;
import io.limbeck.cleaning.personal.catalogue.RecognizerSettings;
import io.limbeck.cleaning.personal.surrogate.Surrogates;
import io.limbeck.cleaning.text.AlignedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds personal data in plain text and puts something harmless in its place. Thread-safe. */
public final class PersonalData {
    /** What is left between two finds can be a find of its own once they are gone; never for long. */
    private static final int MAX_PASSES = 4;

    private final PersonalDataSettings settings;
    private final KeyRing keys;
    private final Surrogates surrogates;
    private final List<Recognizer> recognizers;
    /** Find what is kept: asked only by those who report it, for nothing else depends on it. */
    private final List<Recognizer> keeping;

    private final Set<String> types;

    public PersonalData(PersonalDataSettings settings) {
        this(settings, List.of());
    }

    /** @param more recognisers beside those that are built in and those that are declared */
    public PersonalData(PersonalDataSettings settings, List<Recognizer> more) {
        this.settings = settings;
        this.keys = settings.keyRing();
        this.surrogates = new Surrogates(keys.newest()::block);
        this.recognizers = recognizers(type -> !isKept(type), more);
        this.keeping = recognizers(this::isKept, more);
        this.types = Stream.concat(recognizers.stream(), keeping.stream())
                .flatMap(recognizer -> recognizer.types().stream())
                .filter(this::isWanted)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those that find any wanted type that is asked for. */
    private List<Recognizer> recognizers(Predicate<String> asked, List<Recognizer> more) {
        Predicate<String> counts = asked.and(this::isWanted);
        List<RecognizerSettings> declared = Stream.concat(
                        Catalogue.recognizers().stream(), settings.recognizers().stream())
                .filter(each -> counts.test(each.type()))
                .toList();
        Stream<Recognizer> builtIn = Stream.of(
                new EmailRecognizer(),
                new CardRecognizer(),
                new ResidentIdRecognizer(),
                new ChineseNameRecognizer(),
                new PhoneRecognizer(settings.regions()),
                new CatalogueRecognizer(declared));
        return Stream.concat(builtIn, more.stream())
                .filter(recognizer -> recognizer.types().stream().anyMatch(counts))
                .toList();
    }

    /**
     * A text without personal data.
     *
     * @param findings what was replaced
     * @param dropped whether something was found with which a whole text is dropped
     */
    public record Anonymised(AlignedText text, List<Finding> findings, boolean dropped) {
        public Anonymised {
            findings = List.copyOf(findings);
        }
    }

    /** Every type that is looked for. */
    public Set<String> types() {
        return types;
    }

    /** Differs wherever what is found differs, but for the settings. */
    public String version() {
        return Catalogue.recognizers()
                + recognizers.stream().map(Recognizer::version).collect(Collectors.joining(" "));
    }

    /** Tells the key with which the task began without giving it away; stays when the key is changed. */
    public String firstKeyId() {
        return keys.first().keyId();
    }

    /** Treats each find as the settings say. Findings are in the original's offsets, from left to right. */
    public Anonymised inText(AlignedText text) {
        return inText(text, KnownValues.none());
    }

    /** As {@link #inText(AlignedText)}; in the place of known values that are quoted stand their pseudonyms. */
    public Anonymised inText(AlignedText text, KnownValues known) {
        Map<Find, String> pseudonyms = new HashMap<>();
        return anonymise(
                text, false, finds -> join(finds, text.text(), known.quoted(), pseudonyms), (find, written) -> {
                    String pseudonym = pseudonyms.get(find);
                    return pseudonym != null ? pseudonym : treated(find, written, settings.actionOf(find.type()));
                });
    }

    /** What is found and left as it is, because its action says so, in the original's offsets, from left to right. */
    public List<Finding> kept(AlignedText text) {
        return findings(text, Overlaps.resolve(finds(text.text(), false, keeping, this::isKept)));
    }

    /**
     * A value that is known to be personal data: of the type that its form tells if it is wholly of that form, else of the
     * type given.
     */
    KnownValue known(String type, String text, Action action) {
        List<Find> finds = replaceable(text, true);
        boolean isWhole = finds.size() == 1 && finds.get(0).length() == text.length();
        Find find = isWhole
                ? finds.get(0)
                : new Find(
                        type, 0, text.length(), 1, text.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT));
        return new KnownValue(
                find.type(), text, keys.newest().of(find.type(), find.value()), treated(find, text, action));
    }

    /** Replaces each find by its pseudonym; bare numbers count without words around them. */
    public Anonymised inName(AlignedText name) {
        return inName(name, keys.newest());
    }

    /** The name under each of the task's keys, the newest first. */
    public List<Anonymised> inNameUnderEachKey(AlignedText name) {
        return keys.all().stream().map(key -> inName(name, key)).toList();
    }

    private Anonymised inName(AlignedText name, Pseudonyms key) {
        return anonymise(name, true, finds -> finds, (find, written) -> key.of(find.type(), find.value()));
    }

    /**
     * @param first what is done with what was found at first, before anything is replaced
     * @param treatment what stands in the place of a find, and of how it is written here
     */
    private Anonymised anonymise(
            AlignedText original,
            boolean name,
            UnaryOperator<List<Find>> first,
            BiFunction<Find, String, String> treatment) {
        AlignedText text = original;
        List<Finding> findings = new ArrayList<>();
        boolean dropped = false;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            List<Find> finds = replaceable(text.text(), name);
            if (pass == 0) {
                finds = first.apply(finds);
            }
            if (finds.isEmpty()) {
                break;
            }
            dropped |= !name && finds.stream().anyMatch(find -> settings.actionOf(find.type()) == Action.DROP);
            findings.addAll(findings(text, finds));
            text = replace(text, finds, treatment);
        }
        findings.sort(Comparator.comparingInt(Finding::start));
        return new Anonymised(text, findings, dropped);
    }

    private List<Find> replaceable(String text, boolean name) {
        return Overlaps.cover(finds(text, name, recognizers, type -> !isKept(type)));
    }

    private List<Find> finds(String text, boolean name, List<Recognizer> by, Predicate<String> asked) {
        List<Find> candidates = new ArrayList<>();
        ScannedText scanned = new ScannedText(text, name);
        for (Recognizer recognizer : by) {
            recognizer.scan(scanned, find -> {
                if (find.score() >= settings.minScore() && asked.test(find.type()) && isWanted(find.type())) {
                    candidates.add(find);
                }
            });
        }
        return candidates;
    }

    private boolean isWanted(String type) {
        return settings.types().isEmpty() || settings.types().contains(type);
    }

    private boolean isKept(String type) {
        return settings.actionOf(type) == Action.KEEP;
    }

    private static List<Finding> findings(AlignedText text, List<Find> finds) {
        return finds.stream()
                .map(find -> new Finding(
                        find.type(), text.originalStart(find.start()), text.originalEnd(find.end()), find.score()))
                .toList();
    }

    private static AlignedText replace(AlignedText text, List<Find> finds, BiFunction<Find, String, String> treatment) {
        AlignedText.Edit edit = text.edit();
        int kept = 0;
        for (Find find : finds) {
            String written = text.text().substring(find.start(), find.end());
            edit.keep(kept, find.start()).replace(treatment.apply(find, written), find.start(), find.end());
            kept = find.end();
        }
        return edit.keep(kept, text.length()).done();
    }

    /** Finds and known values that are quoted; where they overlap, one find that takes in both. */
    private static List<Find> join(List<Find> finds, String text, Quoted quoted, Map<Find, String> pseudonyms) {
        TreeMap<Integer, Find> joined = new TreeMap<>();
        finds.forEach(find -> joined.put(find.start(), find));
        quoted.scan(text, match -> {
            int start = match.start();
            int end = match.end();
            var before = joined.floorEntry(start);
            if (before != null && before.getValue().end() >= end) {
                return; // part of a find
            }
            before = joined.lowerEntry(end);
            while (before != null && before.getValue().end() > start) {
                start = Math.min(start, before.getValue().start());
                end = Math.max(end, before.getValue().end());
                joined.remove(before.getKey());
                before = joined.lowerEntry(end);
            }
            Find find =
                    new Find(match.value().type(), start, end, 1, match.value().pseudonym());
            joined.put(start, find);
            pseudonyms.put(find, match.value().pseudonym());
        });
        return List.copyOf(joined.values());
    }

    private String treated(Find find, String written, Action action) {
        return switch (action) {
            case HASH -> keys.newest().of(find.type(), find.value());
            case ENCRYPT -> keys.newest().readable(find.type(), find.value(), written);
            case REDACT, DROP -> "<" + find.type() + ">";
            case SURROGATE ->
                surrogates
                        .of(find.type(), find.value(), written, value -> true)
                        .orElseGet(() -> keys.newest().of(find.type(), find.value()));
            case MASK -> Masks.mask(find, written);
            case KEEP -> written;
        };
    }
}
