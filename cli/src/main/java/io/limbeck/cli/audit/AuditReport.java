package io.limbeck.cli.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the committed topics say about the loop.
 *
 * @param equations of the three services
 * @param lost raw messages that ingest has passed, or records that the scorer has passed, without any outcome
 * @param doubled outcomes of one origin beyond the first
 * @param unfounded predictions, passed-on deletes and labels that nothing on the topics accounts for
 * @param outOfOrder predictions and passed-on deletes that stand before one of a later message of the same raw partition
 * @param waiting raw messages and records that have no outcome yet, because nobody has come to them
 */
public record AuditReport(
        List<Equation> equations, long lost, long doubled, long unfounded, long outOfOrder, long waiting) {
    public AuditReport {
        equations = List.copyOf(equations);
    }

    public boolean holds() {
        return lost == 0
                && doubled == 0
                && unfounded == 0
                && outOfOrder == 0
                && equations.stream().allMatch(Equation::holds);
    }

    /** For people, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        equations.forEach(equation -> lines.add(equation.toString()));
        lines.add("lost " + lost + ", doubled " + doubled + ", unfounded " + unfounded + ", out of order " + outOfOrder
                + ", waiting " + waiting);
        lines.add(holds() ? "every message is accounted for" : "the accounts do not balance");
        return lines;
    }

    /** For programs: flat. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Equation equation : equations) {
            figures.put(equation.name(), equation.value());
            equation.terms().forEach((name, value) -> figures.put(equation.name() + "." + name, value));
        }
        figures.put("lost", lost);
        figures.put("doubled", doubled);
        figures.put("unfounded", unfounded);
        figures.put("outOfOrder", outOfOrder);
        figures.put("waiting", waiting);
        figures.put("holds", holds());
        return figures;
    }
}
