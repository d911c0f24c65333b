package io.limbeck.cleaning.personal.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The recognisers that come with Limbeck: YAML files beside this class, named by {@code index.yaml}, each a list of
 * {@link RecognizerSettings}.
 */
public final class Catalogue {
    private static final String FOLDER = "/io/limbeck/cleaning/personal/catalogue/";
    private static final String INDEX = "index.yaml";
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Read once: it cannot change. */
    private static final class Shipped {
        private static final List<RecognizerSettings> RECOGNIZERS = read();

        private static List<RecognizerSettings> read() {
            return Catalogue.<List<String>>read(INDEX, new TypeReference<>() {}).stream()
                    .flatMap(file -> Catalogue.<List<RecognizerSettings>>read(file, new TypeReference<>() {}).stream())
                    .toList();
        }
    }

    private Catalogue() {}

    /** All recognisers, in the order of the files. */
    public static List<RecognizerSettings> recognizers() {
        return Shipped.RECOGNIZERS;
    }

    /** What they find. */
    public static Set<String> types() {
        return recognizers().stream().map(RecognizerSettings::type).collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> T read(String file, TypeReference<T> type) {
        try (InputStream in = Catalogue.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + file + " is missing");
            }
            return read(file, in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + file, e);
        }
    }

    /** @throws IllegalArgumentException naming the file, and what is wrong where in it */
    static <T> T read(String file, InputStream yaml, TypeReference<T> type) throws IOException {
        try {
            return YAML.readValue(yaml, type);
        } catch (ValueInstantiationException e) {
            throw new IllegalArgumentException(
                    file + " " + e.getPathReference() + ": " + e.getCause().getMessage(), e);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
