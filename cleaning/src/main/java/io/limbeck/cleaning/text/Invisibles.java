package io.limbeck.cleaning.text;

/**
 * Takes out what cannot be seen: control and format characters, zero-width characters, variation selectors, fillers,
 * lone surrogates. Line ends of every kind become {@code \n}, other white control characters a space.
 */
final class Invisibles implements TextStep {
    private static final int DROP = -1;

    @Override
    public AlignedText apply(AlignedText text) {
        String chars = text.text();
        AlignedText.Edit edit = null;
        int kept = 0;
        int next;
        for (int i = 0; i < chars.length(); i = next) {
            char unit = chars.charAt(i);
            if (unit >= ' ' && unit <= '~') {
                next = i + 1;
                continue;
            }
            int codePoint = chars.codePointAt(i);
            next = i + Character.charCount(codePoint);
            int shown = shown(codePoint);
            if (codePoint == '\r') {
                boolean pair = next < chars.length() && chars.charAt(next) == '\n';
                shown = pair ? DROP : '\n';
            }
            if (shown != codePoint) {
                edit = edit == null ? text.edit() : edit;
                edit.keep(kept, i);
                if (shown != DROP) {
                    edit.replace(Character.toString(shown), i, next);
                }
                kept = next;
            }
        }
        return edit == null ? text : edit.keep(kept, chars.length()).done();
    }

    private static int shown(int codePoint) {
        if (codePoint >= 0x20 && codePoint < 0x7F) {
            return codePoint;
        }
        return switch (codePoint) {
            case '\n', '\t', '\r' -> codePoint;
            case 0x0B, 0x0C -> ' ';
            case 0x85, 0x2028, 0x2029 -> '\n';
            // Joiners and fillers that Unicode calls letters or marks, and yet draws nothing for.
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0 -> DROP;
            default -> isInvisible(codePoint) ? DROP : codePoint;
        };
    }

    private static boolean isInvisible(int codePoint) {
        boolean variationSelector =
                (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
        int type = Character.getType(codePoint);
        return variationSelector
                || type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE;
    }
}
