package io.limbeck.ingest.decode;

/** The part of an RFC 5424 line between its header and what it says (section 6.3); it is left behind. */
final class StructuredData {
    private StructuredData() {}

    /** What stands behind the structured data that begins at {@code from}, which is a hyphen or a bracket. */
    static String after(String line, int from) {
        int i = from;
        if (line.charAt(i) == '-') {
            i++;
        } else {
            while (i < line.length() && line.charAt(i) == '[') {
                i = endOfElement(line, i);
            }
        }
        i += i < line.length() && line.charAt(i) == ' ' ? 1 : 0;
        return line.substring(i);
    }

    /** Behind the bracket that closes the element; in quotes a backslash takes a character's meaning. */
    private static int endOfElement(String line, int from) {
        boolean quoted = false;
        for (int i = from + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ']' && !quoted) {
                return i + 1;
            }
        }
        return line.length();
    }
}
