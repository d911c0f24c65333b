package io.limbeck.model.session;

import io.limbeck.model.encode.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the labels of tokens together: the pieces of a word take its first one's label, and words that follow each other with
 * the same label are one span, unless one says that it begins a new one ({@code B-}).
 */
final class LabelledSpans {
    private static final String NONE = "O";

    private final String text;
    private final List<String> labels;
    private final List<TokenClassifier.Span> spans = new ArrayList<>();
    private Open open;

    /** A span that may still grow. */
    private record Open(String label, int start, int end, double scores, int words) {}

    LabelledSpans(String text, List<String> labels) {
        this.text = text;
        this.labels = labels;
    }

    static boolean isNone(String label) {
        return label.equals(NONE);
    }

    /** {@code PER} of {@code B-PER}, {@code I-PER}, {@code E-PER}, {@code S-PER} and {@code PER}. */
    static String withoutPrefix(String label) {
        boolean prefixed =
                label.length() > 2 && "-_".indexOf(label.charAt(1)) >= 0 && "BIELSU".indexOf(label.charAt(0)) >= 0;
        return prefixed ? label.substring(2) : label;
    }

    /**
     * Reads a window's tokens.
     *
     * @param logits [token][label]
     * @param before how many tokens of the text at its start another window answers for
     * @param behind likewise at its end
     */
    void add(Tokens.Window window, float[][] logits, int before, int behind) {
        int real = window.real();
        int seen = 0;
        long word = -1;
        for (int token = 0; token < window.size(); token++) {
            if (!window.isReal(token)) {
                continue;
            }
            boolean piece = window.word(token) == word && word >= 0;
            word = window.word(token);
            boolean mine = seen >= before && seen < real - behind;
            seen++;
            if (!mine) {
                continue;
            }
            if (piece) {
                grow(window.start(token), window.end(token));
            } else {
                word(best(logits[token]), logits[token], window.start(token), window.end(token));
            }
        }
    }

    List<TokenClassifier.Span> done() {
        close();
        return List.copyOf(spans);
    }

    private void word(int best, float[] logits, int start, int end) {
        String full = labels.get(best);
        if (isNone(full)) {
            close();
            return;
        }
        String label = withoutPrefix(full);
        boolean begins = full.length() > label.length() && "BSU".indexOf(full.charAt(0)) >= 0;
        double score = probability(logits, best);
        if (open != null && open.label().equals(label) && !begins && isNear(open.end(), start)) {
            open = new Open(label, open.start(), end, open.scores() + score, open.words() + 1);
        } else {
            close();
            open = new Open(label, start, end, score, 1);
        }
    }

    /** A piece of the word before: it belongs to its span, if it has one. */
    private void grow(int start, int end) {
        if (open != null && start == open.end()) {
            open = new Open(open.label(), open.start(), end, open.scores(), open.words());
        }
    }

    private void close() {
        if (open == null) {
            return;
        }
        int start = open.start();
        int end = open.end();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            spans.add(new TokenClassifier.Span(open.label(), start, end, open.scores() / open.words()));
        }
        open = null;
    }

    /** Whether nothing but one line's white space parts them. */
    private boolean isNear(int end, int start) {
        for (int i = end; i < start; i++) {
            if (!Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '\n') {
                return false;
            }
        }
        return true;
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    private static double probability(float[] logits, int chosen) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - logits[chosen]);
        }
        return 1 / sum;
    }
}
