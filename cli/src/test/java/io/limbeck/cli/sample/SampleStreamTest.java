package io.limbeck.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SampleStreamTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void sameSeedGivesSameStream() {
        assertThat(values(messages(7, 500))).isEqualTo(values(messages(7, 500)));
        assertThat(values(messages(7, 500))).isNotEqualTo(values(messages(8, 500)));
    }

    @Property(tries = 100)
    void everySpanStandsWhereItSays(@ForAll long seed) {
        TicketWriter writer = new TicketWriter(Difficulty.DEFAULT, new SplittableRandom(seed));
        for (Phase phase : Phase.values()) {
            Ticket ticket = writer.write(phase);
            assertThat(TicketWriter.LABELS).contains(ticket.label());
            assertThat(ticket.text()).isNotBlank();
            for (Span span : concat(ticket.secrets(), ticket.lookAlikes())) {
                assertThat(ticket.text().substring(span.start(), span.end())).isEqualTo(span.value());
            }
        }
    }

    @Test
    void hidesEverySecretSomewhereInItsMessage() throws IOException {
        ObjectMapper json = new ObjectMapper();
        int seen = 0;
        for (SampleMessage message : messages(3, 3000)) {
            String value = new String(message.value(), StandardCharsets.UTF_8);
            for (Span secret : message.secrets()) {
                seen++;
                assertThat(value + message.key().orElse("")).contains(secret.value());
            }
            if (message.kind() == SampleMessage.Kind.TICKET && value.startsWith("{")) {
                JsonNode fields = json.readTree(value);
                assertThat(fields.get("text").asText())
                        .isEqualTo(message.ticket().orElseThrow().text());
                assertThat(fields.get("timestamp").asText()).isEqualTo(AT.toString());
            }
        }
        assertThat(seen).isGreaterThan(800);
    }

    @Test
    void holdsEveryKindOfMessageAndOfSecret() {
        List<SampleMessage> messages = messages(5, 3000);

        Map<SampleMessage.Kind, Long> kinds =
                messages.stream().collect(Collectors.groupingBy(SampleMessage::kind, Collectors.counting()));
        assertThat(kinds.get(SampleMessage.Kind.DUPLICATE)).isBetween(10L, 60L);
        assertThat(kinds.get(SampleMessage.Kind.BROKEN)).isBetween(5L, 40L);
        assertThat(messages.stream()
                        .flatMap(message -> message.secrets().stream())
                        .map(Span::type))
                .contains("EMAIL_ADDRESS", "PHONE_NUMBER", "CREDIT_CARD", "CN_RESIDENT_ID");
        assertThat(messages.stream()
                        .flatMap(message -> message.secrets().stream())
                        .map(Span::field))
                .contains("text", "id", "key");
    }

    @Test
    void repeatsADuplicateWordForWordInItsLane() {
        List<SampleMessage> messages = messages(11, 3000);

        for (SampleMessage duplicate : messages) {
            if (duplicate.kind() == SampleMessage.Kind.DUPLICATE) {
                assertThat(messages.subList(0, duplicate.number()).stream()
                                .anyMatch(earlier -> Arrays.equals(earlier.value(), duplicate.value())
                                        && earlier.lane().equals(duplicate.lane())))
                        .isTrue();
            }
        }
    }

    @Test
    void speaksOfNewThingsOnlyAfterTheDrift() {
        assertThat(texts(Phase.BEFORE)).noneMatch(text -> text.contains("Halo") || text.contains("Nimbus"));
        assertThat(texts(Phase.AFTER)).filteredOn(text -> text.contains("Halo")).hasSizeGreaterThan(50);
    }

    @Test
    void changesTheClassOfSomeTopicsWithTheDrift() {
        assertThat(labelsOf("cancel", Phase.BEFORE)).containsOnly("refund");
        assertThat(labelsOf("cancel", Phase.AFTER)).containsOnly("billing");
    }

    private static List<String> labelsOf(String word, Phase phase) {
        TicketWriter writer = new TicketWriter(new Difficulty(0, 0, 0, 0, 0, 0.5), new SplittableRandom(2));
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            Ticket ticket = writer.write(phase);
            if (ticket.text().contains(word)) {
                labels.add(ticket.label());
            }
        }
        return labels;
    }

    private static List<String> texts(Phase phase) {
        TicketWriter writer = new TicketWriter(Difficulty.DEFAULT, new SplittableRandom(1));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            texts.add(writer.write(phase).text());
        }
        return texts;
    }

    private static List<SampleMessage> messages(long seed, int count) {
        SampleStream stream = new SampleStream(seed, Difficulty.DEFAULT);
        List<SampleMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(
                    stream.next(i < count / 2 ? Phase.BEFORE : Phase.AFTER, AT).orElseThrow());
        }
        return messages;
    }

    private static List<String> values(List<SampleMessage> messages) {
        return messages.stream()
                .map(message -> message.key() + new String(message.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Span> concat(List<Span> one, List<Span> other) {
        List<Span> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
