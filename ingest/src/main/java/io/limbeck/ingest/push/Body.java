package io.limbeck.ingest.push;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads a request's body: no more of it than is allowed, and for no longer. */
record Body(int maxBytes, Duration patience) {
    private static final int CHUNK_BYTES = 16 * 1024;

    /**
     * The body, or one byte more than is allowed of one that is larger.
     *
     * @throws IOException it did not arrive in time; who sends a byte now and then would hold memory that others wait for
     */
    byte[] read(InputStream in) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        int left = maxBytes + 1;
        while (left > 0) {
            int read = in.read(chunk, 0, Math.min(left, chunk.length));
            if (read < 0) {
                break;
            }
            body.write(chunk, 0, read);
            left -= read;
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("the body did not arrive within " + patience);
            }
        }
        return body.toByteArray();
    }

    boolean isTooLarge(byte[] body) {
        return body.length > maxBytes;
    }
}
