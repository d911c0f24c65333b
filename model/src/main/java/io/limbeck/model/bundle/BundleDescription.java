package io.limbeck.model.bundle;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.limbeck.model.Modality;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code bundle.json}: what a bundle's files are, and what must hold for whoever runs them.
 *
 * @param format {@link #FORMAT}
 * @param architecture name of the student's architecture, e.g. {@code ngram}
 * @param modality what it reads
 * @param labels in the order of the graphs' logits; at least two
 * @param variants its graphs, one a precision, FP32 among them
 * @param cleaningVersion the cleaner's version hash behind which it was trained
 * @param encoderHash SHA-256 of {@code encoder.json}
 * @param provisional made before any person labelled anything
 * @param figures measured on it, by name; for people
 * @param files SHA-256 of every other file, by name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({
    "format",
    "architecture",
    "modality",
    "labels",
    "variants",
    "cleaningVersion",
    "encoderHash",
    "provisional",
    "figures",
    "files"
})
public record BundleDescription(
        int format,
        String architecture,
        Modality modality,
        List<String> labels,
        List<Variant> variants,
        String cleaningVersion,
        String encoderHash,
        boolean provisional,
        Map<String, Double> figures,
        Map<String, String> files) {

    /** The newest format that this release reads and the one that it writes. */
    public static final int FORMAT = 1;

    /** The largest bundle, packed. */
    public static final long MAX_BYTES = 256L << 20;

    public BundleDescription {
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(modality, "modality");
        labels = List.copyOf(labels);
        variants = List.copyOf(variants);
        Objects.requireNonNull(cleaningVersion, "cleaningVersion");
        Objects.requireNonNull(encoderHash, "encoderHash");
        figures = figures == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(figures));
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        if (labels.size() < 2 || new LinkedHashSet<>(labels).size() != labels.size()) {
            throw new IllegalArgumentException("a bundle has at least two labels, all different, has " + labels);
        }
        if (variants.stream().map(Variant::precision).distinct().count() != variants.size()
                || variants.stream().noneMatch(variant -> variant.precision() == Precision.FP32)) {
            throw new IllegalArgumentException("a bundle has an fp32 variant, and no precision twice");
        }
    }

    public Optional<Variant> variant(Precision precision) {
        return variants.stream()
                .filter(variant -> variant.precision() == precision)
                .findFirst();
    }
}
