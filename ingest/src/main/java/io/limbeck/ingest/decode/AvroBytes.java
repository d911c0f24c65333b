package io.limbeck.ingest.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Avro's primitive values (specification, section Binary Encoding), read from bytes of which none can be trusted: a length
 * is believed only as far as there are bytes.
 */
final class AvroBytes {
    /** Bytes that are no Avro. Without a trace, as it is thrown for input and not for a bug. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException() {
            super("malformed", null, false, false);
        }
    }

    private static final int LONGEST_NUMBER = 10;

    private final ByteBuffer bytes;

    AvroBytes(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    int remaining() {
        return bytes.remaining();
    }

    boolean readBoolean() throws MalformedException {
        return need(1).get() != 0;
    }

    /** Variable-length, zig-zag. */
    long readLong() throws MalformedException {
        long value = 0;
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            byte next = need(1).get();
            value |= (next & 0x7FL) << (7 * i);
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new MalformedException();
    }

    float readFloat() throws MalformedException {
        return need(Float.BYTES).getFloat();
    }

    double readDouble() throws MalformedException {
        return need(Double.BYTES).getDouble();
    }

    byte[] readBytes() throws MalformedException {
        return readFixed(readLong());
    }

    byte[] readFixed(long length) throws MalformedException {
        if (length < 0 || length > bytes.remaining()) {
            throw new MalformedException();
        }
        byte[] read = new byte[(int) length];
        bytes.get(read);
        return read;
    }

    /** A number that must lie in {@code [0, limit)}. */
    int readIndex(int limit) throws MalformedException {
        long index = readLong();
        if (index < 0 || index >= limit) {
            throw new MalformedException();
        }
        return (int) index;
    }

    /** How many items the next block of a list or map has; 0 ends it. */
    long readBlock() throws MalformedException {
        long count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        if (count < 0) {
            throw new MalformedException();
        }
        return count;
    }

    private ByteBuffer need(int length) throws MalformedException {
        if (bytes.remaining() < length) {
            throw new MalformedException();
        }
        return bytes;
    }
}
