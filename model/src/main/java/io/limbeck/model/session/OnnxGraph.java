package io.limbeck.model.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.limbeck.model.encode.GraphInputs;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * One graph in ONNX Runtime. Any number of threads may run it at once; closing waits for them, because freeing a session
 * in use brings the JVM down.
 */
final class OnnxGraph implements AutoCloseable {
    private static final String TOKEN_TYPES = "token_type_ids";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Device device;
    private final Set<String> inputs;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxGraph(OrtEnvironment environment, OrtSession session, Device device) {
        this.environment = environment;
        this.session = session;
        this.device = device;
        this.inputs = session.getInputNames();
    }

    /**
     * @throws OrtException the file is no model that this ONNX Runtime can run
     * @throws IllegalStateException {@link Provider#CUDA} was asked for and does not work here
     */
    static OnnxGraph open(Path file, SessionSettings settings) throws OrtException {
        Telemetry.checkOff(System.getenv());
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(settings.threads());
            options.setInterOpNumThreads(1);
            // Idle threads that spin would take the processor from the broker and from the encoder.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            Device device = Device.choose(settings.provider(), options);
            return new OnnxGraph(environment, environment.createSession(file.toString(), options), device);
        }
    }

    Device device() {
        return device;
    }

    boolean hasInput(String name) {
        return inputs.contains(name);
    }

    OnnxTensor tensor(long[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    OnnxTensor tensor(float[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
    }

    /**
     * Runs the graph.
     *
     * @return its first output, row after row
     */
    Output run(Map<String, OnnxTensor> fed) throws OrtException {
        return outputs(fed).values().iterator().next();
    }

    /** As {@link #run(Map)}, on what an encoder made of contents. */
    Output run(GraphInputs inputs) throws OrtException {
        return outputs(inputs).values().iterator().next();
    }

    /** Every output by its name, in the graph's order. */
    Map<String, Output> outputs(GraphInputs inputs) throws OrtException {
        Map<String, OnnxTensor> fed = new HashMap<>();
        try {
            feed(inputs, fed);
            return outputs(fed);
        } finally {
            fed.values().forEach(OnnxTensor::close);
        }
    }

    /**
     * Runs the graph, and leaves what it computes where it is: large outputs take time to copy. Token types, which no
     * encoder of ours has any of, are those of a first sentence.
     */
    void compute(GraphInputs inputs) throws OrtException {
        Map<String, OnnxTensor> fed = new HashMap<>();
        try {
            feed(inputs, fed);
            if (hasInput(TOKEN_TYPES)) {
                long[] first = new long[inputs.rows() * inputs.width()];
                fed.put(TOKEN_TYPES, tensor(first, inputs.rows(), inputs.width()));
            }
            compute(fed);
        } finally {
            fed.values().forEach(OnnxTensor::close);
        }
    }

    private void feed(GraphInputs inputs, Map<String, OnnxTensor> fed) throws OrtException {
        for (Map.Entry<String, long[]> input : inputs.integers().entrySet()) {
            fed.put(input.getKey(), tensor(input.getValue(), inputs.rows(), inputs.width()));
        }
        for (Map.Entry<String, float[]> input : inputs.floats().entrySet()) {
            fed.put(input.getKey(), tensor(input.getValue(), inputs.rows(), inputs.width()));
        }
    }

    private void compute(Map<String, OnnxTensor> fed) throws OrtException {
        use.readLock().lock();
        try {
            checkOpen();
            session.run(fed).close();
        } finally {
            use.readLock().unlock();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the model is closed");
        }
    }

    private Map<String, Output> outputs(Map<String, OnnxTensor> fed) throws OrtException {
        use.readLock().lock();
        try {
            checkOpen();
            Map<String, Output> outputs = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(fed)) {
                for (Map.Entry<String, OnnxValue> entry : result) {
                    OnnxTensor tensor = (OnnxTensor) entry.getValue();
                    FloatBuffer values = tensor.getFloatBuffer();
                    float[] copied = new float[values.remaining()];
                    values.get(copied);
                    outputs.put(
                            entry.getKey(), new Output(copied, tensor.getInfo().getShape()));
                }
            }
            return outputs;
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not free a session", e);
        } finally {
            use.writeLock().unlock();
        }
    }

    /** A tensor's values, row after row, and its shape. */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Output(float[] values, long[] shape) {}
}
