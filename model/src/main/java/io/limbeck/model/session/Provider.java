package io.limbeck.model.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What computes. */
public enum Provider {
    /** The GPU where there is one that works, else the CPU. */
    @JsonProperty("auto")
    AUTO,
    @JsonProperty("cpu")
    CPU,
    /** The GPU, or nothing. */
    @JsonProperty("cuda")
    CUDA
}
