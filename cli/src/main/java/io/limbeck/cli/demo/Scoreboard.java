package io.limbeck.cli.demo;

import io.limbeck.cli.sample.Phase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The truth about every message beside what the served model and the frozen control said of it. Filled by several
 * threads, in any order; asked at any time.
 */
final class Scoreboard {
    /** @param version of the model that said it */
    record Answer(String label, long version) {}

    /**
     * Accuracies over the same messages.
     *
     * @param count messages that both models have answered
     */
    record Accuracy(int count, double served, double control) {}

    private final Map<Place, Sent> sent = new ConcurrentHashMap<>();
    private final Map<Place, Answer> served = new ConcurrentHashMap<>();
    private final Map<Place, String> control = new ConcurrentHashMap<>();

    void sent(Sent message) {
        sent.put(message.place(), message);
    }

    void served(Place place, Answer answer) {
        served.put(place, answer);
    }

    void control(Place place, String label) {
        control.put(place, label);
    }

    /** What people would say of the message; empty while it is unknown here, and for broken ones. */
    Optional<String> truth(Place place) {
        return Optional.ofNullable(sent.get(place))
                .flatMap(message -> message.message().ticket())
                .map(ticket -> ticket.label());
    }

    int sentCount() {
        return sent.size();
    }

    /** Tickets that were stored and have no prediction yet. */
    long unanswered() {
        return sent.values().stream()
                .filter(Sent::isTicket)
                .filter(message -> !served.containsKey(message.place()))
                .count();
    }

    int servedCount() {
        return served.size();
    }

    /** Tickets that the control has not judged yet. */
    long uncontrolled() {
        return sent.values().stream()
                .filter(Sent::isTicket)
                .filter(message -> !control.containsKey(message.place()))
                .count();
    }

    List<Long> versions() {
        return served.values().stream().map(Answer::version).distinct().sorted().toList();
    }

    Collection<Sent> messages() {
        return sent.values();
    }

    /** Tickets of one phase, in the order in which they were sent. */
    List<Sent> tickets(Phase phase) {
        return ordered(message -> message.message().phase() == phase);
    }

    /** Accuracy over exactly those of {@code messages} that both have answered. */
    Accuracy accuracy(List<Sent> messages) {
        int count = 0;
        int servedRight = 0;
        int controlRight = 0;
        for (Sent message : messages) {
            Answer answer = served.get(message.place());
            String frozen = control.get(message.place());
            if (answer != null && frozen != null) {
                String truth = message.message().ticket().orElseThrow().label();
                count++;
                servedRight += answer.label().equals(truth) ? 1 : 0;
                controlRight += frozen.equals(truth) ? 1 : 0;
            }
        }
        return new Accuracy(
                count, count == 0 ? 0 : servedRight / (double) count, count == 0 ? 0 : controlRight / (double) count);
    }

    /** Accuracies by time, in steps of {@code stepMillis}; a step with few messages is left out. */
    Map<Long, Accuracy> curve(long stepMillis, int atLeast) {
        Map<Long, List<Sent>> steps = new TreeMap<>();
        for (Sent message : sent.values()) {
            if (message.isTicket()) {
                steps.computeIfAbsent(message.at() / stepMillis * stepMillis, any -> new ArrayList<>())
                        .add(message);
            }
        }
        Map<Long, Accuracy> curve = new TreeMap<>();
        steps.forEach((at, messages) -> {
            Accuracy accuracy = accuracy(messages);
            if (accuracy.count() >= atLeast) {
                curve.put(at, accuracy);
            }
        });
        return curve;
    }

    private List<Sent> ordered(Predicate<Sent> wanted) {
        return sent.values().stream()
                .filter(Sent::isTicket)
                .filter(wanted)
                .sorted(Comparator.comparingInt(message -> message.message().number()))
                .toList();
    }
}
