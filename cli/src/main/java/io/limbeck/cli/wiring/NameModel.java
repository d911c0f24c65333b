package io.limbeck.cli.wiring;

import io.limbeck.cleaning.personal.Find;
import io.limbeck.cleaning.personal.NameModelSettings;
import io.limbeck.cleaning.personal.Recognizer;
import io.limbeck.cleaning.personal.ScannedText;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.session.TokenClassifier;
import io.limbeck.model.session.TokenClassifier.Span;
import io.limbeck.runtime.settings.SettingsException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's token classifier as one more recogniser. It never sees a pseudonym, and reads names of things (ids, keys, file
 * names) only if they have several words: the rest of them are no sentences, and every record has some.
 */
final class NameModel implements Recognizer {
    private static final String SETTING = "ingest.pii.nameModel.directory";
    private static final Pattern PSEUDONYM = Pattern.compile("<[A-Z][A-Z0-9_]*(:[a-z.]{1,40})?>");

    private final TokenClassifier model;
    private final NameModelSettings settings;
    private final Set<String> types = new TreeSet<>();

    private NameModel(TokenClassifier model, NameModelSettings settings) {
        this.model = model;
        this.settings = settings;
        for (String label : model.labels()) {
            if (settings.labels().containsKey(label)) {
                types.add(settings.labels().get(label));
            }
        }
    }

    /** @throws SettingsException the directory holds no model that finds any of the labels */
    static NameModel open(NameModelSettings settings) {
        TokenClassifier model;
        try {
            model = TokenClassifier.open(settings.directory(), SessionSettings.defaults());
        } catch (IOException e) {
            throw new SettingsException(SETTING, "cannot be used: " + e.getMessage());
        }
        NameModel opened = new NameModel(model, settings);
        if (opened.types.isEmpty()) {
            model.close();
            throw new SettingsException(
                    SETTING,
                    "cannot be used: " + settings.directory() + " finds " + String.join(", ", model.labels())
                            + ", of which ingest.pii.nameModel.labels names none");
        }
        return opened;
    }

    @Override
    public Set<String> types() {
        return Set.copyOf(types);
    }

    @Override
    public void scan(ScannedText text, Consumer<Find> finds) {
        String chars = text.chars();
        if (chars.isBlank() || (text.isName() && chars.strip().indexOf(' ') < 0)) {
            return;
        }
        for (Span span : model.spans(withoutPseudonyms(chars))) {
            String type = settings.labels().get(span.label());
            if (type != null && span.score() >= settings.score()) {
                String value = chars.substring(span.start(), span.end()).toLowerCase(Locale.ROOT);
                finds.accept(new Find(type, span.start(), span.end(), span.score(), value));
            }
        }
    }

    @Override
    public String version() {
        return "names " + model.version() + " " + settings.score() + " " + new TreeMap<>(settings.labels());
    }

    /** As long as before. */
    private static String withoutPseudonyms(String text) {
        Matcher pseudonym = PSEUDONYM.matcher(text);
        return pseudonym.replaceAll(found -> " ".repeat(found.group().length()));
    }
}
