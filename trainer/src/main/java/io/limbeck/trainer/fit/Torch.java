package io.limbeck.trainer.fit;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/** The training engine, as this process wants it. */
final class Torch {
    /** What libtorch says on Linux and macOS, of an accelerator, and where it is the C++ library that says it. */
    private static final List<String> NO_ROOM =
            List.of("can't allocate memory", "not enough memory", "out of memory", "std::bad_alloc");

    private Torch() {}

    /** A root for arrays, on an engine that downloads nothing: the native libraries come from the class path. */
    static PtNDManager manager() {
        return (PtNDManager) engine().newBaseManager();
    }

    /** How many threads compute, in the whole process; a change costs libtorch what it has prepared. */
    static void threads(int threads) {
        if (JniUtils.getNumThreads() != threads) {
            JniUtils.setNumThreads(threads);
        }
    }

    /** Seeds what libtorch draws, which is dropout, in the whole process. */
    static void seed(long seed) {
        engine().setRandomSeed((int) (seed ^ (seed >>> 32)));
    }

    /** Whether memory, the machine's or the accelerator's, had no room for what was to be computed. */
    static boolean isOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (NO_ROOM.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }

    /** Whether arrays live on a GPU unless told otherwise. */
    static boolean isAccelerated() {
        return engine().defaultDevice().isGpu();
    }

    private static Engine engine() {
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
        return Engine.getEngine("PyTorch");
    }
}
