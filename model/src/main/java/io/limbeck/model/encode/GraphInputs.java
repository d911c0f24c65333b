package io.limbeck.model.encode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Contents of like size as the inputs of a model's graph, each [rows, width], row after row. What a row leaves free is
 * zero, which every graph reads as nothing.
 */
public final class GraphInputs {
    /** The graph's output float32 [batch, labels], not yet scaled by a temperature. */
    public static final String LOGITS = "logits";

    private static final int NARROWEST = 16;

    private final int rows;
    private final int width;
    private final Map<String, long[]> integers = new LinkedHashMap<>();
    private final Map<String, float[]> floats = new LinkedHashMap<>();

    private GraphInputs(int rows, int width) {
        this.rows = rows;
        this.width = width;
    }

    /**
     * The width for a content of so many columns: the next of 16, 24, 32, 48, 64, 96, … A content is summed over a width
     * of its own and not over its batch-mates', so that its logits are the same to the last bit whoever stands beside it.
     */
    public static int width(int size) {
        int power = Math.max(NARROWEST, Integer.highestOneBit(Math.max(1, size)));
        if (size <= power) {
            return power;
        }
        return size <= power + power / 2 ? power + power / 2 : power * 2;
    }

    /** @param width columns, no fewer than any row has */
    public static GraphInputs of(List<? extends GraphRow> rows, int width) {
        GraphInputs inputs = new GraphInputs(rows.size(), width);
        for (int row = 0; row < rows.size(); row++) {
            rows.get(row).fill(inputs, row * width);
        }
        return inputs;
    }

    public int rows() {
        return rows;
    }

    public int width() {
        return width;
    }

    /** The inputs of type int64, by name; not copied. */
    public Map<String, long[]> integers() {
        return Collections.unmodifiableMap(integers);
    }

    /** The inputs of type float32, by name; not copied. */
    public Map<String, float[]> floats() {
        return Collections.unmodifiableMap(floats);
    }

    long[] integers(String input) {
        return integers.computeIfAbsent(input, any -> new long[rows * width]);
    }

    float[] floats(String input) {
        return floats.computeIfAbsent(input, any -> new float[rows * width]);
    }
}
