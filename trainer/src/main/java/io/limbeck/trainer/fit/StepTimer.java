package io.limbeck.trainer.fit;

import io.limbeck.trainer.fit.TransformerSettings.Arithmetic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether linear layers are faster in BF16 here. */
final class StepTimer {
    private static final Logger LOG = LoggerFactory.getLogger(StepTimer.class);
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    /** AVX-512 and AMX of x86-64, and Arm's extension; without them BF16 is emulated, many times slower. */
    private static final Pattern INSTRUCTIONS = Pattern.compile("\\b(avx512_bf16|amx_bf16|bf16)\\b");

    private static final int WARM_UP = 2;
    private static final int TIMED = 2;

    private StepTimer() {}

    /** Whether BF16 is to be used: as the settings say, or by timing it on some rows, which teaches the program nothing. */
    static boolean half(Arithmetic wanted, TransformerProgram program, TokenBatch rows, StepScalars scalars) {
        if (wanted != Arithmetic.AUTO) {
            return wanted == Arithmetic.BF16;
        }
        if (!instructions()) {
            LOG.info("linear layers compute in FP32: this processor has no instructions for BF16");
            return false;
        }
        try {
            return halfIsFaster(program, rows, scalars);
        } catch (RuntimeException e) {
            if (!Torch.isOutOfMemory(e)) {
                throw e;
            }
            program.discard();
            LOG.info("linear layers compute in FP32: memory has no room for timing {} rows", rows.size());
            return false;
        }
    }

    private static boolean halfIsFaster(TransformerProgram program, TokenBatch rows, StepScalars scalars) {
        double single = milliseconds(program, rows, scalars.half(false));
        double half = milliseconds(program, rows, scalars.half(true));
        boolean faster = half < single;
        LOG.info(
                "linear layers compute in {}: gradients of {} rows take {} ms in BF16, {} ms in FP32",
                faster ? "BF16" : "FP32",
                rows.size(),
                Math.round(half),
                Math.round(single));
        return faster;
    }

    /** The faster of two, after two that libtorch uses to prepare itself. */
    private static double milliseconds(TransformerProgram program, TokenBatch rows, StepScalars scalars) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < WARM_UP + TIMED; i++) {
            long began = System.nanoTime();
            program.accumulate(rows, scalars);
            if (i >= WARM_UP) {
                best = Math.min(best, (System.nanoTime() - began) / 1e6);
            }
        }
        program.discard();
        return best;
    }

    private static boolean instructions() {
        try {
            return Files.exists(PROCESSOR)
                    && INSTRUCTIONS.matcher(Files.readString(PROCESSOR)).find();
        } catch (IOException e) {
            LOG.debug("what the processor can do is not known", e);
            return false;
        }
    }
}
