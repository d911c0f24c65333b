package io.limbeck.cleaning.personal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/**
 * Values of one message of which is known, whatever their form, that they are personal data. Each goes into the message as
 * a pseudonym, which cleaning leaves alone; what the settings ask for is put there afterwards.
 */
public final class KnownValues {
    private static final KnownValues NONE = new KnownValues(List.of(), false);

    private final List<KnownValue> values;
    private final Map<String, String> replacements = new HashMap<>();
    private final Quoted quoted;
    private final boolean dropped;

    private KnownValues(List<KnownValue> values, boolean dropped) {
        this.values = List.copyOf(values);
        this.values.forEach(value -> replacements.put(value.pseudonym(), value.replacement()));
        this.quoted = new Quoted(this.values);
        this.dropped = dropped;
    }

    public static KnownValues none() {
        return NONE;
    }

    /** Whether the whole message is dropped for one of them. */
    public boolean dropped() {
        return dropped;
    }

    /** How many there are, by type. */
    public Map<String, Integer> redactions() {
        Map<String, Integer> redactions = new TreeMap<>();
        values.forEach(value -> redactions.merge(value.type(), 1, Integer::sum));
        return redactions;
    }

    /** Whether this is the pseudonym of one of them. */
    public boolean isOne(String text) {
        return replacements.containsKey(text);
    }

    /** Puts what the settings ask for in the place of their pseudonyms. */
    public String settle(String cleaned) {
        return values.isEmpty()
                ? cleaned
                : Pseudonyms.FORM
                        .matcher(cleaned)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(replacements.getOrDefault(match.group(), match.group())));
    }

    Quoted quoted() {
        return quoted;
    }

    /** Collects the values of a message. Not thread-safe. */
    public static final class Collecting {
        private final PersonalData personal;
        private final UnaryOperator<String> plain;
        private final Map<String, KnownValue> values = new LinkedHashMap<>();
        private boolean dropped;

        /** @param plain makes text plain */
        public Collecting(PersonalData personal, UnaryOperator<String> plain) {
            this.personal = personal;
            this.plain = plain;
        }

        /**
         * Adds one, and says what goes into the message for it; empty where there is nothing to hide: white space, or
         * what was hidden before.
         *
         * @param type what it is, where its form does not say
         */
        public Optional<String> add(String type, String value, Action action) {
            String text = plain.apply(value);
            if (text.isBlank() || Pseudonyms.FORM.matcher(text).matches()) {
                return Optional.empty();
            }
            dropped |= action == Action.DROP;
            return Optional.of(values.computeIfAbsent(text, any -> personal.known(type, text, action))
                    .pseudonym());
        }

        public KnownValues done() {
            return values.isEmpty() ? NONE : new KnownValues(List.copyOf(values.values()), dropped);
        }
    }
}
