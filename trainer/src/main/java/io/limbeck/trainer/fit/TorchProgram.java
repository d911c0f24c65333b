package io.limbeck.trainer.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A TorchScript program that is loaded, with the root of the arrays that live as long as it. Each call of one of its
 * methods is one native call. Not thread-safe; libtorch keeps worker threads for every thread that calls it, so a
 * long-lived process should train on one thread only.
 */
final class TorchProgram implements AutoCloseable {
    private final PtNDManager manager;
    private final PtSymbolBlock program;
    private final int threadsBefore;

    /**
     * @param className the class that the source defines
     * @param resource its source, beside this class
     * @param threads that compute, a setting of the whole process until this is closed
     */
    TorchProgram(String className, String resource, int threads) {
        this.manager = Torch.manager();
        this.threadsBefore = JniUtils.getNumThreads();
        try {
            this.program = JniUtils.loadModule(
                    manager, new ByteArrayInputStream(TorchArchive.of(className, source(resource))), false, false);
        } catch (IOException e) {
            manager.close();
            throw new UncheckedIOException("loading the training program", e);
        }
        Torch.threads(threads);
    }

    /** The root of what lives as long as the program. */
    PtNDManager manager() {
        return manager;
    }

    /** A root for what lives as long as one call, to be closed after it. */
    PtNDManager scope() {
        return (PtNDManager) manager.newSubManager();
    }

    /**
     * @param inputs the first of them made in the scope that the results are to live in; neighbours of one name that ends
     *     in [] reach the program as one list
     */
    NDList run(String method, NDList inputs) {
        NDArray name = inputs.head().getManager().create(0f);
        name.setName("module_method:" + method);
        inputs.add(name);
        boolean gradients = JniUtils.isGradMode();
        try {
            return IValueUtils.forward(program, inputs, true);
        } finally {
            // The program restores the mode itself, unless it failed half-way.
            JniUtils.setGradMode(gradients);
        }
    }

    @Override
    public void close() {
        program.close();
        manager.close();
        Torch.threads(threadsBefore);
    }

    private static String source(String resource) {
        try (InputStream in = TorchProgram.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the training program", e);
        }
    }
}
