package io.limbeck.trainer.pretrained;

import io.limbeck.trainer.pretrained.SafetensorsHeader.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A file of named tensors: eight bytes with the length of a JSON header, the header, and the numbers, all little-endian
 * (the format that <a href="https://huggingface.co/docs/safetensors">Hugging Face</a> describes). Opening one reads and
 * checks the header; numbers are read, one tensor at a time, when they are asked for, so the file may be of any size.
 */
public final class Safetensors {
    /** Longer ones the format forbids. */
    private static final long LONGEST_HEADER = 100_000_000;

    private final Path file;
    private final long data;
    private final Map<String, Entry> entries;

    private Safetensors(Path file, long data, Map<String, Entry> entries) {
        this.file = file;
        this.data = data;
        this.entries = entries;
    }

    /** @throws IOException it cannot be read, or breaks the format; the message says where */
    public static Safetensors open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long rest = channel.size() - Long.BYTES;
            long length = rest < 0 ? -1 : read(channel, 0, Long.BYTES).getLong();
            if (length < 0 || length > Math.min(LONGEST_HEADER, rest)) {
                throw new IllegalArgumentException("the header does not fit");
            }
            ByteBuffer header = read(channel, Long.BYTES, (int) length);
            Map<String, Entry> entries = SafetensorsHeader.parse(
                    StandardCharsets.UTF_8.decode(header).toString(), rest - length);
            return new Safetensors(file, Long.BYTES + length, entries);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(file.getFileName() + " is no safetensors file: " + e.getMessage(), e);
        }
    }

    public Set<String> names() {
        return entries.keySet();
    }

    /** @throws IllegalArgumentException there is no such tensor */
    public List<Integer> dimensions(String name) {
        return entry(name).dimensions();
    }

    /**
     * The numbers of a tensor, row-major.
     *
     * @throws IllegalArgumentException there is no such tensor, it is not of F32, F16 or BF16, it has more than 2 GiB, or
     *     another number of bytes than its shape says
     */
    public float[] floats(String name) throws IOException {
        Entry entry = entry(name);
        NumberFormat format = switch (entry.type()) {
            case "F32" -> NumberFormat.F32;
            case "F16" -> NumberFormat.F16;
            case "BF16" -> NumberFormat.BF16;
            default ->
                throw new IllegalArgumentException(name + " is of type " + entry.type() + ", not F32, F16 or BF16");
        };
        long bytes = entry.end() - entry.begin();
        if (bytes != (long) entry.size() * format.bytes() || bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    name + " has " + bytes + " bytes for " + entry.dimensions() + " numbers in " + format);
        }
        float[] values = new float[entry.size()];
        try (FileChannel channel = FileChannel.open(file)) {
            format.read(channel.map(FileChannel.MapMode.READ_ONLY, data + entry.begin(), bytes), values);
        }
        return values;
    }

    /**
     * Writes a file in F32.
     *
     * @param values of each tensor, by its name, row-major
     */
    public static void write(Path file, List<TensorShape> tensors, Function<String, float[]> values)
            throws IOException {
        String json = SafetensorsHeader.write(tensors);
        int padding = -json.getBytes(StandardCharsets.UTF_8).length & 7; // so that numbers begin at a multiple of eight
        ByteBuffer header = StandardCharsets.UTF_8.encode(json + " ".repeat(padding));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(channel, littleEndian(Long.BYTES).putLong(header.remaining()).flip());
            write(channel, header);
            for (TensorShape tensor : tensors) {
                ByteBuffer bytes = littleEndian(Math.multiplyExact(tensor.size(), Float.BYTES));
                bytes.asFloatBuffer().put(values.apply(tensor.name()), 0, tensor.size());
                write(channel, bytes);
            }
        }
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("there is no tensor " + name);
        }
        return entry;
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = littleEndian(length);
        int got = 0;
        while (buffer.hasRemaining() && got >= 0) {
            got = channel.read(buffer, from + buffer.position());
        }
        return buffer.flip();
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
