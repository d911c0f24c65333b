package io.limbeck.trainer.fit;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/** The training engine, as this process wants it. */
final class Torch {
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
        engine().setRandomSeed((int) (seed ^ seed >>> 32));
    }

    private static Engine engine() {
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
        return Engine.getEngine("PyTorch");
    }
}
