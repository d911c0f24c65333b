package io.limbeck.cli.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A text while it is written: literals get typing mistakes, values are remembered with their places. */
final class Draft {
    private final StringBuilder text = new StringBuilder();
    private final List<Span> secrets = new ArrayList<>();
    private final List<Span> lookAlikes = new ArrayList<>();
    private final Grammar grammar;
    private final Values values;
    private final RandomGenerator random;
    private final double typos;

    /** @param typos chance that a word of five or more Latin letters is mistyped */
    Draft(Grammar grammar, Values values, RandomGenerator random, double typos) {
        this.grammar = grammar;
        this.values = values;
        this.random = random;
        this.typos = typos;
    }

    RandomGenerator random() {
        return random;
    }

    void literal(String literal) {
        int word = 0;
        for (int i = 0; i <= literal.length(); i++) {
            if (i == literal.length() || !isLatin(literal.charAt(i))) {
                text.append(mistyped(literal.substring(word, i)));
                if (i < literal.length()) {
                    text.append(literal.charAt(i));
                }
                word = i + 1;
            }
        }
    }

    void slot(String name) {
        if (!Character.isUpperCase(name.charAt(0))) {
            grammar.pick(name, random).write(this);
            return;
        }
        Values.Value value = values.next(name);
        int start = text.length();
        text.append(value.text());
        Span span = new Span("text", value.type(), start, text.length(), value.text());
        switch (value.kind()) {
            case SECRET -> secrets.add(span);
            case LOOK_ALIKE -> lookAlikes.add(span);
            case NEUTRAL -> {}
        }
    }

    /** Puts {@code sentence} behind what is there, with a separator between the two. */
    void sentence(Template sentence, String separator) {
        int before = text.length();
        if (before > 0) {
            text.append(separator);
        }
        int start = text.length();
        sentence.write(this);
        if (text.length() == start) {
            text.setLength(before);
        }
    }

    Ticket ticket(String label, String truth, String language) {
        return new Ticket(text.toString(), label, truth, language, secrets, lookAlikes);
    }

    private String mistyped(String word) {
        if (word.length() < 5 || random.nextDouble() >= typos) {
            return word;
        }
        int at = 1 + random.nextInt(word.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
            default -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        };
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
