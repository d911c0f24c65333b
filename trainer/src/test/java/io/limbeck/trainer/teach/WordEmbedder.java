package io.limbeck.trainer.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A tiny sentence encoder: it knows which of a few words mean the same, and nothing else. A text's vector says which
 * meanings occur in it.
 */
public final class WordEmbedder implements Embedder {
    private final Map<String, Integer> meanings;
    private final int width;
    private final AtomicInteger embedded = new AtomicInteger();

    /** @param meanings number of the meaning of each known word, from 0 */
    public WordEmbedder(Map<String, Integer> meanings) {
        this.meanings = Map.copyOf(meanings);
        this.width =
                meanings.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }

    /** How many texts it was asked for. */
    public int embedded() {
        return embedded.get();
    }

    @Override
    public String id() {
        return "words";
    }

    @Override
    public long parameters() {
        return meanings.size();
    }

    @Override
    public long bytes() {
        return meanings.size();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        embedded.addAndGet(texts.size());
        List<float[]> vectors = new ArrayList<>();
        for (String text : texts) {
            float[] vector = new float[width];
            for (String word : text.split(" ", -1)) {
                Integer meaning = meanings.get(word);
                if (meaning != null) {
                    vector[meaning] = 1;
                }
            }
            vectors.add(vector);
        }
        return vectors;
    }

    @Override
    public void close() {}
}
