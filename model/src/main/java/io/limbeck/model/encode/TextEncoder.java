package io.limbeck.model.encode;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import io.limbeck.model.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Cleaned text to hashed n-gram features, alike for every language: the {@code ngram} encoder specified in
 * docs/ngram.md. Never fails on any text; what it answers for a text depends on nothing else. Immutable, thread-safe.
 *
 * <p>A weight is (1 + ln tf) · idf, then each of the two families (words, characters) is scaled to Euclidean length 1.
 */
public final class TextEncoder implements FeatureEncoder {
    public static final String KIND = "ngram";

    private final NgramSettings settings;
    private final StopWords stopWords;
    private final InverseFrequency idf;

    TextEncoder(NgramSettings settings, StopWords stopWords, InverseFrequency idf) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.stopWords = Objects.requireNonNull(stopWords, "stopWords");
        this.idf = Objects.requireNonNull(idf, "idf");
        if (idf.features() != rows()) {
            throw new IllegalArgumentException("encoder has " + rows() + " rows, but " + idf.features() + " weights");
        }
    }

    /** An encoder that takes all features for equally telling. */
    public static TextEncoder unfitted(NgramSettings settings) {
        return new TextEncoder(
                settings,
                StopWords.of(settings.steps()),
                InverseFrequency.flat(settings.wordRows() + settings.charRows()));
    }

    /** An encoder whose inverse document frequencies are those of {@code texts}; their order does not matter. */
    public static TextEncoder fit(NgramSettings settings, Iterable<String> texts) {
        StopWords stopWords = StopWords.of(settings.steps());
        NgramScan scan = new NgramScan(settings, stopWords);
        int[] having = new int[settings.wordRows() + settings.charRows()];
        long read = 0;
        for (String text : texts) {
            FeatureCounts counts = scan.count(text);
            for (int i = 0; i < counts.size(); i++) {
                having[counts.id(i)]++;
            }
            read++;
        }
        return new TextEncoder(settings, stopWords, InverseFrequency.of(read, having));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Modality modality() {
        return Modality.TEXT;
    }

    public NgramSettings settings() {
        return settings;
    }

    StopWords stopWords() {
        return stopWords;
    }

    InverseFrequency idf() {
        return idf;
    }

    /** How many different ids there are: rows of the word table, then rows of the character table. */
    @Override
    public int rows() {
        return settings.wordRows() + settings.charRows();
    }

    @Override
    public int widest() {
        return settings.maxFeatures();
    }

    /** The number of features grows with the number of characters; counting them would cost as much as scoring. */
    @Override
    public int length(Content content) {
        return Math.max(1, text(content).length());
    }

    @Override
    public List<Features> features(List<Content> contents) {
        return encode(contents.stream().map(TextEncoder::text).toList());
    }

    /** The features of one text; for many, {@link #encode(List)} is faster. */
    public Features encode(String text) {
        return features(new NgramScan(settings, stopWords).count(text));
    }

    /** The features of each text, in order. */
    public List<Features> encode(List<String> texts) {
        NgramScan scan = new NgramScan(settings, stopWords);
        List<Features> encoded = new ArrayList<>(texts.size());
        for (String text : texts) {
            encoded.add(features(scan.count(text)));
        }
        return encoded;
    }

    private static String text(Content content) {
        if (content instanceof TextContent body) {
            return body.text();
        }
        throw Encoder.unreadable(Modality.TEXT, content);
    }

    private Features features(FeatureCounts counts) {
        int size = counts.size();
        int[] ids = new int[size];
        float[] weights = new float[size];
        double words = 0;
        double characters = 0;
        for (int i = 0; i < size; i++) {
            int id = counts.id(i);
            float weight = Sublinear.of(counts.count(i)) * idf.of(id);
            ids[i] = id;
            weights[i] = weight;
            if (id < settings.wordRows()) {
                words += weight * weight;
            } else {
                characters += weight * weight;
            }
        }
        float wordScale = (float) (1 / Math.sqrt(words));
        float characterScale = (float) (1 / Math.sqrt(characters));
        for (int i = 0; i < size; i++) {
            weights[i] *= ids[i] < settings.wordRows() ? wordScale : characterScale;
        }
        return new Features(ids, weights);
    }
}
