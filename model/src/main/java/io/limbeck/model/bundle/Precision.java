package io.limbeck.model.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In which numbers a graph computes. */
public enum Precision {
    @JsonProperty("fp32")
    FP32("model.onnx"),
    @JsonProperty("int8")
    INT8("model.int8.onnx");

    private final String file;

    Precision(String file) {
        this.file = file;
    }

    /** The name of such a graph's file in a bundle. */
    public String file() {
        return file;
    }
}
