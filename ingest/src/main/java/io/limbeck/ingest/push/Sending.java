package io.limbeck.ingest.push;

import io.limbeck.ingest.decode.Decoder;
import io.limbeck.ingest.decode.Decoding;
import io.limbeck.ingest.decode.RawMessage;
import io.limbeck.ingest.push.Parcel.Contents;
import io.limbeck.ingest.registry.RegistryAwayException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Gives a request's records to the raw topic. Each is decoded first, exactly as ingest will do: what can be no record is
 * refused here, where somebody hears of it, and an id becomes the message's key, so that a repetition comes to the
 * partition where ingest looks for the first.
 */
final class Sending {
    private final Decoder decoder;
    private final RawLog log;
    private final Duration timeout;
    private final InstantSource clock;

    Sending(Decoder decoder, RawLog log, Duration timeout, InstantSource clock) {
        this.decoder = decoder;
        this.log = log;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** @return one outcome a record, in order; completes when the last is known */
    CompletableFuture<List<Outcome>> send(Contents contents, Names names) {
        Map<String, String> headers = new LinkedHashMap<>();
        names.id().ifPresent(id -> headers.put("id", id));
        contents.contentType().ifPresent(type -> headers.put("content-type", type));
        names.traceParent().ifPresent(trace -> headers.put("traceparent", trace));
        long deadline = System.nanoTime() + timeout.toNanos();
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (byte[] value : contents.values()) {
            // An append may itself wait for the brokers: of many records not each for as long.
            outcomes.add(
                    System.nanoTime() - deadline < 0
                            ? send(value, names, headers)
                            : CompletableFuture.completedFuture(new Outcome.Unavailable()));
        }
        return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                .thenApply(all -> outcomes.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<Outcome> send(byte[] value, Names names, Map<String, String> headers) {
        RawMessage message = new RawMessage(
                Optional.of(value), bytes(headers.get("id")), bytes(headers.get("content-type")), clock.instant());
        Decoding decoding;
        try {
            decoding = decoder.decode(message);
        } catch (RegistryAwayException e) {
            return CompletableFuture.completedFuture(new Outcome.Unavailable());
        }
        return decoding.fold(
                decoded -> log.append(names.key().or(decoded::id).flatMap(Sending::bytes), value, Map.copyOf(headers)),
                reason -> CompletableFuture.completedFuture(new Outcome.Refused(reason)));
    }

    private static Optional<byte[]> bytes(String text) {
        return Optional.ofNullable(text).map(given -> given.getBytes(StandardCharsets.UTF_8));
    }
}
