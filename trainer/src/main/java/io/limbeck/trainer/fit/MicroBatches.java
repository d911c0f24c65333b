package io.limbeck.trainer.fit;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one step out of one batch, in parts that memory has room for: where it has not, the parts are halved, for this
 * batch, which begins again, and for those that follow.
 */
final class MicroBatches {
    private static final Logger LOG = LoggerFactory.getLogger(MicroBatches.class);

    private final TransformerProgram program;
    private final int longest;
    private final Consumer<TokenBatch> before;
    private int size;

    /**
     * @param size rows computed at once
     * @param longest tokens of a row
     */
    MicroBatches(TransformerProgram program, int size, int longest) {
        this(program, size, longest, part -> {});
    }

    /** @param before told each part before it is computed */
    MicroBatches(TransformerProgram program, int size, int longest, Consumer<TokenBatch> before) {
        this.program = Objects.requireNonNull(program, "program");
        this.size = size;
        this.longest = longest;
        this.before = Objects.requireNonNull(before, "before");
    }

    /** Rows computed at once, as far as memory has told. */
    int size() {
        return size;
    }

    /** One step; returns the batch's loss. */
    double step(TokenRows rows, int[] places, StepScalars scalars) {
        while (true) {
            try {
                return inParts(rows, places, scalars);
            } catch (RuntimeException e) {
                int tried = Math.min(size, places.length);
                if (tried == 1 || !Torch.isOutOfMemory(e)) {
                    throw e;
                }
                program.discard();
                size = (tried + 1) / 2;
                LOG.warn("no memory for {} rows at once, going on with {}", tried, size);
            }
        }
    }

    private double inParts(TokenRows rows, int[] places, StepScalars scalars) {
        if (places.length <= size) {
            return program.step(part(rows, places, 0), scalars)[0];
        }
        double loss = 0;
        for (int from = 0; from < places.length; from += size) {
            loss += program.accumulate(part(rows, places, from), scalars)[0];
        }
        program.apply(scalars);
        return loss;
    }

    private TokenBatch part(TokenRows rows, int[] places, int from) {
        TokenBatch part =
                TokenBatch.of(rows, Arrays.copyOfRange(places, from, Math.min(from + size, places.length)), longest);
        before.accept(part);
        return part;
    }
}
