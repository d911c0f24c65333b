package io.limbeck.cli.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A sum that must come out: {@code name = term + term + …}. */
public record Equation(String name, long value, Map<String, Long> terms) {
    public Equation {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    public boolean holds() {
        return value == terms.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        String sum = terms.entrySet().stream()
                .map(term -> term.getValue() + " " + term.getKey())
                .collect(Collectors.joining(" + "));
        return value + " " + name + (holds() ? " = " : " ≠ ") + sum;
    }
}
