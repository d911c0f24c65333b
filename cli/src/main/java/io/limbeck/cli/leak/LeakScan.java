package io.limbeck.cli.leak;

import io.limbeck.cli.reading.TopicJson;
import io.limbeck.cli.reading.TopicReading;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Looks for secrets wherever the loop leaves traces: keys, headers and values of all topics but raw, internal ones and
 * aborted transactions included, as they are and decoded; files; and any text.
 *
 * <p>The same scanner looks through raw, where the secrets are known to be: one that finds too few there proves nothing.
 */
public final class LeakScan {
    private static final int WINDOW = 8 << 20;
    /** Longer than any pattern, so that none is cut in two. */
    private static final int OVERLAP = 1024;

    private final LeakScanner scanner;
    private final Map<String, Long> hitsByPlace = new TreeMap<>();

    public LeakScan(LeakScanner scanner) {
        this.scanner = scanner;
    }

    /** How many different secrets stand in the raw topic. */
    public int foundInRaw(Topics topics, KafkaSettings kafka) {
        BitSet found = new BitSet();
        TopicReading.committed(kafka).read(topics.raw().name(), message -> {
            for (byte[] part : parts(message)) {
                scanner.scan(part).forEach(hit -> found.set(hit.secret()));
            }
        });
        return found.cardinality();
    }

    /** Every topic of the cluster except raw. */
    public void topics(Topics topics, KafkaSettings kafka) throws InterruptedException, ExecutionException {
        Set<String> names;
        try (Admin admin = kafka.admin()) {
            names = admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get();
        }
        TopicJson json = new TopicJson(topics);
        List<String> others = names.stream()
                .filter(name -> !name.equals(topics.raw().name()))
                .sorted()
                .toList();
        TopicReading.everything(kafka).readAll(others, (topic, message) -> {
            String place = "topic " + topic;
            for (byte[] part : parts(message)) {
                bytes(place, part);
            }
            text(place, json.of(message).toString());
        });
    }

    /** Every file under {@code folder} that lies in none of {@code except}. */
    public void files(Path folder, Set<Path> except) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> except.stream().noneMatch(file::startsWith))
                    .toList()) {
                file("file " + folder.relativize(file), file);
            }
        }
    }

    public void text(String place, String text) {
        bytes(place, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where something was found, and how often; empty is what one hopes for. */
    public Map<String, Long> hitsByPlace() {
        return Map.copyOf(hitsByPlace);
    }

    public long hits() {
        return hitsByPlace.values().stream().mapToLong(Long::longValue).sum();
    }

    private void file(String place, Path file) throws IOException {
        byte[] window = new byte[WINDOW];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.readNBytes(window, 0, WINDOW);
                    read > 0;
                    read = in.readNBytes(window, kept, WINDOW - kept)) {
                int length = kept + read;
                bytes(place, Arrays.copyOf(window, length));
                kept = Math.min(OVERLAP, length);
                System.arraycopy(window, length - kept, window, 0, kept);
            }
        }
    }

    private void bytes(String place, byte[] bytes) {
        int hits = scanner.scan(bytes).size();
        if (hits > 0) {
            hitsByPlace.merge(place, (long) hits, Long::sum);
        }
    }

    private static List<byte[]> parts(ConsumerRecord<byte[], byte[]> message) {
        Stream.Builder<byte[]> parts = Stream.builder();
        parts.add(message.key());
        parts.add(message.value());
        for (Header header : message.headers()) {
            parts.add(header.key().getBytes(StandardCharsets.UTF_8));
            parts.add(header.value());
        }
        return parts.build().filter(part -> part != null).toList();
    }
}
