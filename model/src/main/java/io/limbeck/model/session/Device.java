package io.limbeck.model.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;

/**
 * What a graph runs on.
 *
 * @param name for people
 * @param reason why it is not the GPU; empty where it is, or where the CPU was asked for
 */
record Device(String name, String reason) {

    /** Sets the provider on {@code options}. */
    static Device choose(Provider wanted, OrtSession.SessionOptions options) {
        if (wanted == Provider.CPU) {
            return new Device("cpu", "");
        }
        String missing = addCuda(options);
        if (missing.isEmpty()) {
            return new Device("cuda:0", "");
        }
        if (wanted == Provider.CUDA) {
            throw new IllegalStateException("provider cuda was asked for, but " + missing);
        }
        return new Device("cpu", missing);
    }

    /** Empty, or why there is no CUDA. */
    private static String addCuda(OrtSession.SessionOptions options) {
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            return "this build holds ONNX Runtime for the CPU only; -Pgpu builds the other";
        }
        try {
            options.addCUDA(0);
            return "";
        } catch (OrtException e) {
            return "ONNX Runtime cannot use the GPU: " + e.getMessage();
        }
    }

    @Override
    public String toString() {
        return reason.isEmpty() ? name : name + " (" + reason + ")";
    }
}
