package io.limbeck.ingest;

import io.limbeck.ingest.decode.Reason;
import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Origin;
import java.nio.ByteBuffer;
import java.time.InstantSource;

/**
 * Writes dead letters: origin and reason, and the payload only where the settings ask for it, it fits, and nobody asked
 * that it be forgotten.
 */
final class DeadLetters {
    static final String SERVICE = "ingest";

    private final boolean keepPayload;
    private final int maxPayloadBytes;
    private final InstantSource clock;

    DeadLetters(DeadLetterSettings settings, int maxPayloadBytes, InstantSource clock) {
        this.keepPayload = settings.keepPayload();
        this.maxPayloadBytes = maxPayloadBytes;
        this.clock = clock;
    }

    DeadLetter of(Origin origin, Reason reason, byte[] payload) {
        boolean kept =
                keepPayload && reason != Reason.FORGOTTEN && payload != null && payload.length <= maxPayloadBytes;
        return DeadLetter.newBuilder()
                .setOrigin(origin)
                .setService(SERVICE)
                .setReason(reason.name())
                .setMessage(reason.message())
                .setAt(clock.instant())
                .setPayload(kept ? ByteBuffer.wrap(payload) : null)
                .build();
    }

    /** {@code topic/partition/offset} */
    static String key(Origin origin) {
        return origin.getTopic() + "/" + origin.getPartition() + "/" + origin.getOffset();
    }
}
