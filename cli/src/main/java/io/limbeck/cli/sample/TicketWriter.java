package io.limbeck.cli.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Writes support tickets. The drift changes what people write about: new products with words of their own, which the
 * words of other classes describe (a parcel locker's PIN is a delivery, a ring's charging is technical), other shares of
 * the classes, and two topics that change their class.
 */
public final class TicketWriter {
    /** The classes, in the order in which they are always named. */
    public static final List<String> LABELS = List.of("billing", "delivery", "refund", "account", "technical", "other");

    private static final Map<String, Double> BEFORE = shares(0.20, 0.24, 0.18, 0.14, 0.14, 0.10);
    private static final Map<String, Double> AFTER = shares(0.14, 0.17, 0.14, 0.17, 0.26, 0.12);

    private final Map<String, Grammar> grammars =
            Map.of("en", Grammar.of("tickets-en.grammar"), "zh", Grammar.of("tickets-zh.grammar"));
    private final Difficulty difficulty;
    private final RandomGenerator random;
    private final Values values;

    public TicketWriter(Difficulty difficulty, RandomGenerator random) {
        this.difficulty = difficulty;
        this.random = random;
        this.values = new Values(new PersonalData(random), new LookAlikes(random));
    }

    public Ticket write(Phase phase) {
        String language = chance(difficulty.chinese()) ? "zh" : "en";
        Grammar grammar = grammars.get(language);
        Grammar.Topic topic = topic(grammar, draw(phase), phase);
        String subject = topic.labelIn(phase);
        String separator = language.equals("zh") ? "" : " ";

        Draft draft = new Draft(grammar, values, random, difficulty.mistyped());
        if (chance(0.5)) {
            draft.sentence(grammar.pick("greeting", random), separator);
        }
        if (chance(0.35)) {
            draft.sentence(grammar.pick("aside", random), separator);
        }
        if (chance(difficulty.vague())) {
            draft.sentence(grammar.pick("vague", random), separator);
        } else {
            writeConcerns(draft, grammar, topic, phase, separator);
        }
        if (chance(0.25)) {
            draft.sentence(grammar.pick("aside", random), separator);
        }
        if (chance(0.35)) {
            draft.sentence(grammar.pick("contact", random), separator);
        }
        if (chance(0.5)) {
            draft.sentence(grammar.pick("closing", random), separator);
        }
        return draft.ticket(chance(difficulty.mislabelled()) ? draw(phase) : subject, subject, language);
    }

    private void writeConcerns(Draft draft, Grammar grammar, Grammar.Topic topic, Phase phase, String separator) {
        Template first = Grammar.pick(topic.sentences(), random);
        if (!chance(difficulty.mixed())) {
            draft.sentence(first, separator);
            return;
        }
        // What a mixed ticket is mostly about comes first in two of three cases: no rule tells it apart for sure.
        Template second = Grammar.pick(topic(grammar, draw(phase), phase).sentences(), random);
        boolean inOrder = random.nextInt(3) > 0;
        draft.sentence(inOrder ? first : second, separator);
        draft.sentence(inOrder ? second : first, separator);
    }

    private Grammar.Topic topic(Grammar grammar, String label, Phase phase) {
        boolean fresh = phase == Phase.AFTER && chance(difficulty.fresh());
        return Grammar.pick(grammar.topics(label, phase, fresh), random);
    }

    private String draw(Phase phase) {
        Map<String, Double> shares = phase == Phase.BEFORE ? BEFORE : AFTER;
        double left = random.nextDouble();
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            left -= share.getValue();
            if (left < 0) {
                return share.getKey();
            }
        }
        return LABELS.get(LABELS.size() - 1);
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private static Map<String, Double> shares(double... shares) {
        Map<String, Double> byLabel = new LinkedHashMap<>();
        for (int i = 0; i < shares.length; i++) {
            byLabel.put(LABELS.get(i), shares[i]);
        }
        return byLabel;
    }
}
