package io.limbeck.cli.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * An endless stream of raw messages: mostly tickets as JSON, some as plain text, a few duplicates and a few broken ones.
 * The same seed and the same calls give the same messages.
 */
public final class SampleStream implements MessageSource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double DUPLICATES = 0.01;
    private static final double BROKEN = 0.006;
    private static final double PLAIN_TEXT = 0.03;
    private static final int REMEMBERED = 50;

    private final long seed;
    private final Difficulty difficulty;
    private final SplittableRandom random;
    private final TicketWriter writer;
    private final PersonalData personal;
    private final Deque<SampleMessage> recent = new ArrayDeque<>();
    private int number;

    public SampleStream(long seed, Difficulty difficulty) {
        this.seed = seed;
        this.difficulty = difficulty;
        this.random = new SplittableRandom(seed);
        this.writer = new TicketWriter(difficulty, random);
        this.personal = new PersonalData(random);
    }

    @Override
    public List<String> labels() {
        return TicketWriter.LABELS;
    }

    @Override
    public List<Ticket> seeds(int count) {
        TicketWriter other = new TicketWriter(difficulty, new SplittableRandom(~seed));
        return Stream.generate(() -> other.write(Phase.BEFORE)).limit(count).toList();
    }

    @Override
    public long available(Phase phase) {
        return Long.MAX_VALUE;
    }

    /** @param at goes into the message as its event time */
    @Override
    public Optional<SampleMessage> next(Phase phase, Instant at) {
        return Optional.of(message(phase, at));
    }

    private SampleMessage message(Phase phase, Instant at) {
        double kind = random.nextDouble();
        if (kind < DUPLICATES && recent.size() == REMEMBERED) {
            SampleMessage original = recent.getFirst();
            return new SampleMessage(
                    number++,
                    SampleMessage.Kind.DUPLICATE,
                    original.phase(),
                    original.lane(),
                    original.key(),
                    original.value(),
                    original.ticket(),
                    original.secrets());
        }
        Ticket ticket = writer.write(phase);
        if (kind < DUPLICATES + BROKEN) {
            return broken(phase, ticket, at);
        }
        return kind > 1 - PLAIN_TEXT ? plainText(phase, ticket) : json(phase, ticket, at);
    }

    private SampleMessage json(Phase phase, Ticket ticket, Instant at) {
        List<Span> secrets = new ArrayList<>(ticket.secrets());
        String id = id(secrets);
        SampleMessage message = new SampleMessage(
                number++,
                SampleMessage.Kind.TICKET,
                phase,
                id,
                key(secrets),
                bytes(fields(id, ticket, at).toString()),
                Optional.of(ticket),
                secrets);
        recent.addLast(message);
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
        return message;
    }

    private SampleMessage plainText(Phase phase, Ticket ticket) {
        return new SampleMessage(
                number,
                SampleMessage.Kind.TICKET,
                phase,
                "plain-" + number++,
                Optional.empty(),
                bytes(ticket.text()),
                Optional.of(ticket),
                ticket.secrets());
    }

    /** A message that has no place in the loop but may well hold personal data. */
    private SampleMessage broken(Phase phase, Ticket ticket, Instant at) {
        String id = "b-" + seed + "-" + number;
        ObjectNode fields = fields(id, ticket, at);
        byte[] whole = bytes(fields.toString());
        byte[] value = switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(whole, whole.length - 2);
            case 1 -> bytes(fields.without("text").toString());
            case 2 -> bytes(fields.put("text", "").toString());
            default -> bytes("{" + fields + ",,}");
        };
        boolean says = value.length >= whole.length - 2;
        return new SampleMessage(
                number++,
                SampleMessage.Kind.BROKEN,
                phase,
                id,
                Optional.empty(),
                value,
                Optional.empty(),
                says ? ticket.secrets() : List.of());
    }

    private String id(List<Span> secrets) {
        String plain = "t-" + seed + "-" + number;
        return switch (random.nextInt(40)) {
            case 0 -> with("id", "EMAIL_ADDRESS", personal.email(), "/" + number, secrets);
            case 1 -> with("id", "PHONE_NUMBER", personal.chineseMobile(), "/" + number, secrets);
            default -> plain;
        };
    }

    private Optional<String> key(List<Span> secrets) {
        int kind = random.nextInt(100);
        if (kind < 4) {
            return Optional.of(with("key", "EMAIL_ADDRESS", personal.email(), "", secrets));
        }
        if (kind < 7) {
            return Optional.of(with("key", "PHONE_NUMBER", personal.phone(), "", secrets));
        }
        return kind < 30 ? Optional.of("C" + (10_000 + random.nextInt(90_000))) : Optional.empty();
    }

    private static String with(String field, String type, String secret, String after, List<Span> secrets) {
        secrets.add(new Span(field, type, 0, secret.length(), secret));
        return secret + after;
    }

    private static ObjectNode fields(String id, Ticket ticket, Instant at) {
        return JSON.createObjectNode().put("id", id).put("text", ticket.text()).put("timestamp", at.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
