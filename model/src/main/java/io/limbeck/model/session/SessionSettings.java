package io.limbeck.model.session;

/**
 * How ONNX Runtime is to run a graph. An absent (null) component takes its default.
 *
 * @param provider default auto
 * @param threads within one run, at least 1; default: one a processor
 */
public record SessionSettings(Provider provider, Integer threads) {
    public SessionSettings {
        provider = provider == null ? Provider.AUTO : provider;
        threads = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, is " + threads);
        }
    }

    public static SessionSettings defaults() {
        return new SessionSettings(null, null);
    }

    /** On the CPU with so many threads. */
    public static SessionSettings cpu(int threads) {
        return new SessionSettings(Provider.CPU, threads);
    }
}
