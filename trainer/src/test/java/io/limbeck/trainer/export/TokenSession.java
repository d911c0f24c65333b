package io.limbeck.trainer.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A graph over tokens in ONNX Runtime, without anything of ours in between. */
final class TokenSession implements AutoCloseable {
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    private TokenSession(OrtSession session) {
        this.session = session;
    }

    static TokenSession open(byte[] onnx, OptLevel level) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setOptimizationLevel(level);
            return new TokenSession(ENVIRONMENT.createSession(onnx, options));
        }
    }

    /** How often each operator stands in the graph as ONNX Runtime runs it. */
    static Map<String, Integer> operators(byte[] onnx) throws OrtException, IOException {
        Path optimised = Files.createTempFile("optimised", ".onnx");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OptLevel.EXTENDED_OPT);
            options.setOptimizedModelFilePath(optimised.toString());
            ENVIRONMENT.createSession(onnx, options).close();
            Map<String, Integer> counts = new TreeMap<>();
            ModelProto.parseFrom(Files.readAllBytes(optimised))
                    .getGraph()
                    .getNodeList()
                    .forEach(node -> counts.merge(node.getOpType(), 1, Integer::sum));
            return counts;
        } finally {
            Files.delete(optimised);
        }
    }

    /** The logits of texts padded to {@code length}, [text][label]. */
    float[][] logits(int length, long[]... texts) throws OrtException {
        long[] ids = new long[texts.length * length];
        long[] mask = new long[ids.length];
        for (int row = 0; row < texts.length; row++) {
            System.arraycopy(texts[row], 0, ids, row * length, texts[row].length);
            Arrays.fill(mask, row * length, row * length + texts[row].length, 1);
        }
        long[] shape = {texts.length, length};
        try (OnnxTensor inputIds = OnnxTensor.createTensor(ENVIRONMENT, LongBuffer.wrap(ids), shape);
                OnnxTensor attention = OnnxTensor.createTensor(ENVIRONMENT, LongBuffer.wrap(mask), shape);
                OrtSession.Result result = session.run(Map.of("input_ids", inputIds, "attention_mask", attention))) {
            return (float[][]) result.get(0).getValue();
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
