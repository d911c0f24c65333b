package io.limbeck.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.cli.sample.Span;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The truth about every message of a demonstration, a line of JSON each, so that an outsider can recompute its summary.
 * It holds the secrets in the clear and belongs outside the data folder.
 */
final class Ledger {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Ledger() {}

    static void write(Path file, String rawTopic, Collection<Sent> messages) throws IOException {
        List<Sent> ordered = messages.stream()
                .sorted(Comparator.comparingInt(message -> message.message().number()))
                .toList();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Sent message : ordered) {
                out.write(line(rawTopic, message));
                out.newLine();
            }
        }
    }

    private static String line(String rawTopic, Sent sent) throws JsonProcessingException {
        ObjectNode line = JSON.createObjectNode();
        line.put("number", sent.message().number());
        line.putObject("origin")
                .put("topic", rawTopic)
                .put("partition", sent.place().partition())
                .put("offset", sent.place().offset());
        line.put("sentAt", sent.at());
        line.put("kind", sent.message().kind().name());
        line.put("phase", sent.message().phase().name());
        sent.message().ticket().ifPresent(ticket -> {
            line.put("label", ticket.label());
            line.put("text", ticket.text());
            spans(line.putArray("clean"), ticket.lookAlikes());
        });
        spans(line.putArray("secrets"), sent.message().secrets());
        return JSON.writeValueAsString(line);
    }

    private static void spans(ArrayNode into, List<Span> spans) {
        for (Span span : spans) {
            into.addObject()
                    .put("field", span.field())
                    .put("type", span.type())
                    .put("start", span.start())
                    .put("end", span.end())
                    .put("value", span.value());
        }
    }
}
