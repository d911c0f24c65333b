package io.limbeck.runtime.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaStreams;

/** Kafka's own metrics of one client in our registry, for as long as this is open. */
public final class ClientMeters implements AutoCloseable {
    private final Runnable close;

    private ClientMeters(Runnable close) {
        this.close = close;
    }

    public static ClientMeters of(Consumer<?, ?> consumer, MeterRegistry registry) {
        return of(new KafkaClientMetrics(consumer), registry);
    }

    public static ClientMeters of(Producer<?, ?> producer, MeterRegistry registry) {
        return of(new KafkaClientMetrics(producer), registry);
    }

    public static ClientMeters of(KafkaStreams streams, MeterRegistry registry) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(registry);
        return new ClientMeters(metrics::close);
    }

    private static ClientMeters of(KafkaClientMetrics metrics, MeterRegistry registry) {
        metrics.bindTo(registry);
        return new ClientMeters(metrics::close);
    }

    @Override
    public void close() {
        close.run();
    }
}
