package io.limbeck.cli.connecting;

import io.limbeck.runtime.connect.Connector;
import io.limbeck.runtime.settings.Problem;
import io.limbeck.runtime.settings.SettingsException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a connector's properties file, as Kafka Connect takes it, with one addition: {@code ${NAME}} is the task's value of
 * that name ({@link TaskValues}), else the environment variable, and {@code ${NAME:-default}} has a default. References
 * to Connect's own config providers, {@code ${provider:…}}, are left to Connect.
 */
public final class ConnectorFile {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");
    private static final String SUFFIX = ".properties";
    private static final String NAME = "name";

    private final Map<String, String> values;

    /** @param values what references may name */
    public ConnectorFile(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * The connector in {@code file}; its name is the property {@code name}, else the file's.
     *
     * @param overrides win over the file
     * @throws SettingsException with every reference to nothing
     */
    public Connector read(Path file, Map<String, String> overrides) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(file.toString(), "is not a properties file");
        }
        Map<String, String> given = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> given.put(name, properties.getProperty(name)));
        given.putAll(overrides);
        given.putIfAbsent(NAME, file.getFileName().toString().replace(SUFFIX, ""));
        List<Problem> problems = new ArrayList<>();
        given.replaceAll((name, value) -> resolve(file + ": " + name, value, problems));
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new Connector(given.get(NAME), given);
    }

    private String resolve(String path, String text, List<Problem> problems) {
        return REFERENCE.matcher(text).replaceAll(reference -> {
            String value = values.getOrDefault(reference.group(1), reference.group(2));
            if (value == null) {
                problems.add(new Problem(path, "refers to " + reference.group(1) + ", which is not set"));
                return "";
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
