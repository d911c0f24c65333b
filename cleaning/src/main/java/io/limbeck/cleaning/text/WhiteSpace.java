package io.limbeck.cleaning.text;

/** One space between words, at most one empty line between paragraphs, none of either at the ends. */
final class WhiteSpace implements TextStep {
    @Override
    public AlignedText apply(AlignedText text) {
        String chars = text.text();
        AlignedText.Edit edit = null;
        int kept = 0;
        int i = 0;
        while (i < chars.length()) {
            if (!isWhite(chars.charAt(i))) {
                i++;
                continue;
            }
            int end = i;
            int lines = 0;
            while (end < chars.length() && isWhite(chars.charAt(end))) {
                lines += chars.charAt(end) == '\n' ? 1 : 0;
                end++;
            }
            String gap = i == 0 || end == chars.length() ? "" : gap(lines);
            if (!chars.regionMatches(i, gap, 0, end - i) || gap.length() != end - i) {
                edit = edit == null ? text.edit() : edit;
                edit.keep(kept, i).replace(gap, i, end);
                kept = end;
            }
            i = end;
        }
        return edit == null ? text : edit.keep(kept, chars.length()).done();
    }

    private static String gap(int lines) {
        return switch (lines) {
            case 0 -> " ";
            case 1 -> "\n";
            default -> "\n\n";
        };
    }

    private static boolean isWhite(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || (c >= 0x80 && Character.isSpaceChar(c));
    }
}
