package io.limbeck.cleaning;

import io.limbeck.cleaning.images.Picture;
import io.limbeck.cleaning.images.PictureCleaner;
import io.limbeck.cleaning.personal.Finding;
import io.limbeck.cleaning.personal.KnownValues;
import io.limbeck.cleaning.personal.PersonalData;
import io.limbeck.cleaning.personal.Recognizer;
import io.limbeck.cleaning.text.AlignedText;
import io.limbeck.cleaning.text.TextCleaner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes text plain and takes personal data out of it: a pure function of the text and the settings, in time linear in
 * the text's length. Never throws, whatever the text. Thread-safe.
 *
 * <p>Cleaning what was cleaned changes nothing (a user's rule may).
 */
public final class Cleaner {
    /** Raised by every change of this module that changes what comes out. */
    private static final int CODE_VERSION = 3;

    private static final int VERSION_DIGITS = 12;

    private final TextCleaner text;
    private final PersonalData personal;
    private final ColumnCleaner rows;
    private final PictureCleaner pictures;
    private final String version;

    private Cleaner(CleaningSettings settings, List<Recognizer> more) {
        this.text = new TextCleaner(settings.text());
        this.personal = new PersonalData(settings.pii(), more);
        this.rows = new ColumnCleaner(settings.columns(), text, personal);
        this.pictures = new PictureCleaner(settings.images());
        this.version = version(settings, personal);
    }

    public static Cleaner of(CleaningSettings settings) {
        return new Cleaner(settings, List.of());
    }

    /** @param more recognisers beside those that are built in and those that are declared */
    public static Cleaner of(CleaningSettings settings, List<Recognizer> more) {
        return new Cleaner(settings, more);
    }

    /** Every type of personal data that it looks for. */
    public Set<String> types() {
        return personal.types();
    }

    /** Cleans a body of text. */
    public CleanText clean(String original) {
        return clean(original, KnownValues.none());
    }

    /** Begins to collect what is known to be personal data in a message before its text is cleaned. */
    public KnownValues.Collecting collect() {
        return new KnownValues.Collecting(personal, value -> text.clean(value).text());
    }

    /** Cleans a body of text, known values included wherever they are quoted. */
    public CleanText clean(String original, KnownValues known) {
        PersonalData.Anonymised anonymised = personal.inText(text.clean(original), known);
        return anonymised.dropped() || known.dropped()
                ? CleanText.dropped(anonymised.findings())
                : CleanText.of(known.settle(anonymised.text().text()), anonymised.findings());
    }

    /**
     * Everything that is found in a body of text, replaced or kept, from left to right, in the original's offsets. Looks
     * once more for what is kept: cleaning does not.
     */
    public List<Finding> find(String original) {
        AlignedText plain = text.clean(original);
        return Stream.concat(personal.inText(plain).findings().stream(), personal.kept(plain).stream())
                .sorted(Comparator.comparingInt(Finding::start))
                .toList();
    }

    /** Cleans the columns of a row; see {@link #clean(Map, KnownValues)}. */
    public CleanColumns clean(Map<String, ?> columns) {
        return clean(columns, KnownValues.none());
    }

    /**
     * Cleans the columns of a row: {@link Number}s, {@link Boolean}s, texts or null, by name. Columns that the settings
     * describe are brought to their type, and others are left out. Where they describe none, texts that are numbers become
     * numbers, texts that say that there is no value become null, and a number that its column's name shows to be
     * somebody's, such as a phone number, becomes its pseudonym. Known values are hidden wherever they are quoted.
     */
    public CleanColumns clean(Map<String, ?> columns, KnownValues known) {
        return rows.clean(columns, known);
    }

    /** Cleans a picture, PNG or JPEG: of what stands beside its pixels nothing is left. What they show is not looked at. */
    public Picture picture(byte[] data) {
        return pictures.clean(data);
    }

    /**
     * Cleans an id, key, source, attribute or file name: plain, every find replaced by its pseudonym, so that distinct
     * names stay distinct. Numbers count without words around them. Empty if nothing is left.
     */
    public String identifier(String original) {
        return personal.inName(text.plain(original)).text().text();
    }

    /**
     * The names that {@link #identifier} gives or gave under each of the task's keys, the newest first. Under one key, or
     * where nothing personal is in it, there is one.
     */
    public List<String> identifiers(String original) {
        return personal.inNameUnderEachKey(text.plain(original)).stream()
                .map(name -> name.text().text())
                .distinct()
                .toList();
    }

    /**
     * Short hash over the code's version and all settings that change what comes out, with the id of the task's first key
     * for its keys: it is the same while keys are changed.
     */
    public String version() {
        return version;
    }

    private static String version(CleaningSettings settings, PersonalData personal) {
        StringBuilder described =
                new StringBuilder("cleaning " + CODE_VERSION + "\nkey " + personal.firstKeyId() + "\n");
        settings.text()
                .rules()
                .forEach(rule -> described
                        .append(rule.pattern().length())
                        .append(' ')
                        .append(rule.pattern())
                        .append(" -> ")
                        .append(rule.replace())
                        .append('\n'));
        described.append(new TreeMap<>(settings.pii().actions())).append('\n');
        described.append(settings.pii().regions());
        if (!settings.pii().fields().isEmpty()) {
            described.append("\nfields ").append(new TreeMap<>(settings.pii().fields()));
        }
        described.append('\n').append(settings.pii().minScore()).append('\n');
        described.append(new TreeSet<>(personal.types())).append('\n');
        described.append(settings.pii().recognizers()).append('\n');
        described.append(personal.version()).append('\n');
        described.append(settings.columns()).append('\n').append(settings.images());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(described.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
