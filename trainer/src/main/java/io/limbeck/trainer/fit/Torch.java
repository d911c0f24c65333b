package io.limbeck.trainer.fit;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/** The training engine, as this process wants it. */
final class Torch {
    private Torch() {}

    /**
     * A root for arrays, on an engine that downloads nothing (the native libraries come from the class path) and
     * computes on the calling thread alone: the operations of a step are so small that waiting for a second thread costs
     * more than it computes, worker threads would stay with every thread that ever trained, and sums have one order.
     */
    static PtNDManager manager() {
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
        PtNDManager manager = (PtNDManager) Engine.getEngine("PyTorch").newBaseManager();
        JniUtils.setNumThreads(1);
        return manager;
    }
}
