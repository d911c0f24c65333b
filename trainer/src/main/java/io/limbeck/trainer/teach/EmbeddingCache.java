package io.limbeck.trainer.teach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * An embedder that remembers its vectors in a file, by the SHA-256 of the text; no text is stored. A cache: without the
 * file everything costs time again, nothing else. A record is the hash and the vector; a tail cut short by a killed
 * process is overwritten. At most {@code limit} vectors are kept; a full file is started afresh.
 */
public final class EmbeddingCache implements Embedder {
    private static final String SUFFIX = ".embeddings";
    private static final int HASH_BYTES = 32;
    /** Small enough for a progress bar that moves. */
    private static final int PORTION = 256;

    private final Embedder embedder;
    private final LongConsumer progress;
    private final int limit;
    private final FileChannel file;
    /** Number of each record, by the hash of its text. */
    private final Map<ByteBuffer, Long> records = new HashMap<>();

    /**
     * @param directory the embedder's file lies in it, named by the embedder's id
     * @param progress told how many texts were embedded since it was last told
     */
    public EmbeddingCache(Embedder embedder, Path directory, int limit, LongConsumer progress) {
        this.embedder = embedder;
        this.limit = limit;
        this.progress = progress;
        try {
            Files.createDirectories(directory);
            Path path = directory.resolve(embedder.id().replaceAll("[^A-Za-z0-9._-]", "_") + SUFFIX);
            this.file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            readHashes();
        } catch (IOException e) {
            throw new UncheckedIOException("opening the cache of embeddings", e);
        }
    }

    /** Deletes the files of all embedders in {@code directory}; none of them may be open. */
    public static void delete(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("deleting the cache of embeddings", e);
        }
    }

    @Override
    public String id() {
        return embedder.id();
    }

    @Override
    public long parameters() {
        return embedder.parameters();
    }

    @Override
    public long bytes() {
        return embedder.bytes();
    }

    @Override
    public int width() {
        return embedder.width();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        try {
            Map<ByteBuffer, String> missing = new LinkedHashMap<>();
            List<ByteBuffer> hashes = new ArrayList<>();
            for (String text : texts) {
                ByteBuffer hash = hash(text);
                hashes.add(hash);
                if (!records.containsKey(hash)) {
                    missing.put(hash, text);
                }
            }
            if (records.size() + missing.size() > limit && !missing.isEmpty()) {
                records.clear();
                file.truncate(0);
                for (int i = 0; i < texts.size(); i++) {
                    missing.put(hashes.get(i), texts.get(i));
                }
            }
            remember(missing);
            List<float[]> vectors = new ArrayList<>();
            for (ByteBuffer hash : hashes) {
                vectors.add(read(records.get(hash)));
            }
            return vectors;
        } catch (IOException e) {
            throw new UncheckedIOException("using the cache of embeddings", e);
        }
    }

    @Override
    public Embedder uncached() {
        return embedder.uncached();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the cache of embeddings", e);
        } finally {
            embedder.close();
        }
    }

    private void remember(Map<ByteBuffer, String> missing) throws IOException {
        List<ByteBuffer> hashes = new ArrayList<>(missing.keySet());
        List<String> texts = new ArrayList<>(missing.values());
        for (int from = 0; from < texts.size(); from += PORTION) {
            int to = Math.min(from + PORTION, texts.size());
            List<float[]> vectors = embedder.embed(texts.subList(from, to));
            ByteBuffer block = ByteBuffer.allocate((to - from) * recordBytes());
            for (int i = from; i < to; i++) {
                block.put(hashes.get(i).duplicate());
                for (float value : vectors.get(i - from)) {
                    block.putFloat(value);
                }
            }
            block.flip();
            long first = records.size();
            for (long at = first * recordBytes(); block.hasRemaining(); ) {
                at += file.write(block, at);
            }
            for (int i = from; i < to; i++) {
                records.put(hashes.get(i), first + i - from);
            }
            progress.accept(to - from);
        }
    }

    private void readHashes() throws IOException {
        long whole = file.size() / recordBytes();
        ByteBuffer hash = ByteBuffer.allocate(HASH_BYTES);
        for (long record = 0; record < whole; record++) {
            fill(hash, record * recordBytes());
            byte[] bytes = hash.array().clone();
            if (records.putIfAbsent(ByteBuffer.wrap(bytes), record) != null) {
                // Two processes wrote at once: what follows cannot be trusted.
                whole = record;
            }
        }
        file.truncate(whole * recordBytes());
    }

    private float[] read(long record) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(width() * Float.BYTES);
        fill(block, record * recordBytes() + HASH_BYTES);
        float[] vector = new float[width()];
        block.asFloatBuffer().get(vector);
        return vector;
    }

    private void fill(ByteBuffer block, long position) throws IOException {
        block.clear();
        while (block.hasRemaining()) {
            if (file.read(block, position + block.position()) < 0) {
                throw new IOException("the cache of embeddings ends early");
            }
        }
        block.flip();
    }

    private int recordBytes() {
        return HASH_BYTES + width() * Float.BYTES;
    }

    private static ByteBuffer hash(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
