package io.limbeck.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.cli.bench.PersonalDataCase.Range;
import io.limbeck.cli.data.UnusableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Published cases of personal data, known by their files' names: the cases of Presidio's recogniser tests, the synthetic
 * sentences of presidio-research, Chinese values, example phone numbers.
 */
final class CaseFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEPTH = 4;

    private final Path folder;

    CaseFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * {@code presidio_recognizer_cases.jsonl}: a line a case, {@code {text, entity_type, expected_count,
     * expected_spans}}.
     */
    List<PersonalDataCase> recognisers() throws IOException {
        List<PersonalDataCase> cases = new ArrayList<>();
        for (String line : lines("presidio_recognizer_cases.jsonl")) {
            JsonNode node = JSON.readTree(line);
            List<Range> spans = new ArrayList<>();
            node.path("expected_spans")
                    .forEach(span ->
                            spans.add(new Range(span.get(0).asInt(), span.get(1).asInt())));
            cases.add(new PersonalDataCase(
                    node.path("entity_type").asText(),
                    node.path("text").asText(),
                    spans,
                    node.path("expected_count").asInt(),
                    node.path("spans_complete").asBoolean()));
        }
        return cases;
    }

    /** {@code synth_dataset_v2.json}: sentences with the spans of all types in them, a case for each type and sentence. */
    List<PersonalDataCase> sentences() throws IOException {
        List<PersonalDataCase> cases = new ArrayList<>();
        Optional<Path> file = find("synth_dataset_v2.json");
        if (file.isEmpty()) {
            return cases;
        }
        for (JsonNode sentence : JSON.readTree(text(file.get()))) {
            String text = sentence.path("full_text").asText();
            Map<String, List<Range>> byType = new TreeMap<>();
            for (JsonNode span : sentence.path("spans")) {
                int start =
                        text.offsetByCodePoints(0, span.path("start_position").asInt());
                int end = text.offsetByCodePoints(0, span.path("end_position").asInt());
                byType.computeIfAbsent(span.path("entity_type").asText(), type -> new ArrayList<>())
                        .add(new Range(start, end));
            }
            byType.forEach((type, spans) -> cases.add(new PersonalDataCase(type, text, spans, spans.size(), false)));
        }
        return cases;
    }

    /** {@code zh_pii_values.jsonl}: a line a value, {@code {value, entity_type, valid}}. */
    List<PersonalDataCase> chineseValues() throws IOException {
        List<PersonalDataCase> cases = new ArrayList<>();
        for (String line : lines("zh_pii_values.jsonl")) {
            JsonNode node = JSON.readTree(line);
            if (node.path("valid").asBoolean()) {
                String type = node.path("entity_type").asText();
                String value = node.path("value").asText();
                cases.add(new PersonalDataCase(type, value, List.of(new Range(0, end(type, value))), 1, false));
            }
        }
        return cases;
    }

    /** A port is nobody's: the address before it is what must be found. */
    private static int end(String type, String value) {
        int colon = value.lastIndexOf(':');
        boolean port = type.endsWith("_PORT") && (colon == value.indexOf(':') || value.charAt(colon - 1) == ']');
        return port && colon > 0 ? colon : value.length();
    }

    /** {@code phones.tsv}: region, type, E.164, international and national form; by region. */
    Map<String, List<Phone>> phones() throws IOException {
        Map<String, List<Phone>> byRegion = new LinkedHashMap<>();
        List<String> lines = lines("phones.tsv");
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] columns = line.split("\t", -1);
            byRegion.computeIfAbsent(columns[0], region -> new ArrayList<>()).add(new Phone(columns[3], columns[4]));
        }
        return byRegion;
    }

    /** One number as it is dialled from abroad and at home. */
    record Phone(String international, String national) {}

    private List<String> lines(String name) throws IOException {
        Optional<Path> file = find(name);
        return file.isEmpty()
                ? List.of()
                : text(file.get()).lines().filter(line -> !line.isBlank()).toList();
    }

    private Optional<Path> find(String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UnusableFileException(folder + " is no folder");
        }
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> {
                        String found = file.getFileName().toString();
                        return found.equals(name) || found.equals(name + ".gz");
                    })
                    .sorted()
                    .findFirst();
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
