package io.limbeck.cleaning.personal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;

/** Reads back what {@link Action#ENCRYPT} wrote, under any of the task's keys. Thread-safe. */
public final class Reveal {
    private final KeyRing keys;

    public Reveal(PersonalDataSettings settings) {
        this.keys = settings.keyRing();
    }

    /**
     * A text with its encrypted values in the clear: personal data.
     *
     * @param read how many pseudonyms were read back
     * @param unknown how many could not be for want of their key, by the key's id
     * @param damaged how many could not be though their key is known: they were changed
     */
    public record Revealed(String text, int read, Map<String, Integer> unknown, int damaged) {
        public Revealed {
            unknown = Map.copyOf(unknown);
        }
    }

    /** Linear in the text's length. Pseudonyms that cannot be read back stay as they are. */
    public Revealed reveal(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Map<String, Integer> unknown = new TreeMap<>();
        int read = 0;
        int damaged = 0;
        int copied = 0;
        Matcher pseudonym = Pseudonyms.FORM.matcher(text);
        while (pseudonym.find()) {
            if (pseudonym.group(4) == null) {
                continue;
            }
            Optional<Pseudonyms> key = keys.find(pseudonym.group(2));
            Optional<String> value =
                    key.flatMap(known -> known.read(pseudonym.group(1), pseudonym.group(3), pseudonym.group(4)));
            if (value.isPresent()) {
                out.append(text, copied, pseudonym.start()).append(value.get());
                copied = pseudonym.end();
                read++;
            } else if (key.isPresent()) {
                damaged++;
            } else {
                unknown.merge(pseudonym.group(2), 1, Integer::sum);
            }
        }
        return new Revealed(out.append(text, copied, text.length()).toString(), read, unknown, damaged);
    }
}
