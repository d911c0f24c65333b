package io.limbeck.cli.sample;

import java.util.ArrayList;
import java.util.List;

/** One sentence with choices and slots, parsed once and written many times. */
final class Template {
    private sealed interface Piece {}

    private record Literal(String text) implements Piece {}

    private record Slot(String name) implements Piece {}

    private record Choice(List<Template> parts) implements Piece {}

    private final List<Piece> pieces;

    private Template(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    static Template parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '{' && c != '(') {
                at++;
                continue;
            }
            int end = c == '{' ? text.indexOf('}', at) : closing(text, at);
            if (end < 0) {
                throw new IllegalArgumentException("unclosed " + c + " in sample sentence: " + text);
            }
            if (at > from) {
                pieces.add(new Literal(text.substring(from, at)));
            }
            String inside = text.substring(at + 1, end);
            pieces.add(c == '{' ? new Slot(inside) : new Choice(alternatives(inside)));
            at = end + 1;
            from = at;
        }
        if (from < text.length()) {
            pieces.add(new Literal(text.substring(from)));
        }
        return new Template(pieces);
    }

    /** Writes one of this sentence's forms at the end of {@code draft}. */
    void write(Draft draft) {
        for (Piece piece : pieces) {
            if (piece instanceof Literal literal) {
                draft.literal(literal.text());
            } else if (piece instanceof Slot slot) {
                draft.slot(slot.name());
            } else if (piece instanceof Choice choice) {
                Grammar.pick(choice.parts(), draft.random()).write(draft);
            }
        }
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<Template> alternatives(String inside) {
        List<Template> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= inside.length(); i++) {
            char c = i == inside.length() ? '|' : inside.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                parts.add(parse(inside.substring(from, i)));
                from = i + 1;
            }
        }
        return List.copyOf(parts);
    }
}
