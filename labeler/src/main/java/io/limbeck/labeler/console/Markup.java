package io.limbeck.labeler.console;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A piece of HTML that is safe to send: whatever is put into a template is escaped, unless it is markup itself. No other
 * class of the console builds HTML from strings.
 */
final class Markup {
    static final Markup EMPTY = new Markup("");
    private static final String HOLE = "{}";

    private final String html;

    private Markup(String html) {
        this.html = html;
    }

    /**
     * Fills the holes {@code {}} of a template, in order; a collection's elements follow one another.
     *
     * @param template trusted HTML, written in this package; attribute values with holes stand in double quotes
     * @throws IllegalArgumentException there are more holes than values, or fewer
     */
    static Markup of(String template, Object... values) {
        StringBuilder html = new StringBuilder(template.length() + 32 * values.length);
        int from = 0;
        for (Object value : values) {
            int hole = template.indexOf(HOLE, from);
            if (hole < 0) {
                throw new IllegalArgumentException("a template has fewer holes than its " + values.length + " values");
            }
            html.append(template, from, hole).append(render(value));
            from = hole + HOLE.length();
        }
        if (template.indexOf(HOLE, from) >= 0) {
            throw new IllegalArgumentException("a template has more holes than its " + values.length + " values");
        }
        return new Markup(html.append(template, from, template.length()).toString());
    }

    private static String render(Object value) {
        if (value instanceof Markup markup) {
            return markup.html;
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(Markup::render).collect(Collectors.joining());
        }
        return escape(String.valueOf(value));
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return html;
    }
}
