package io.limbeck.trainer.evaluate;

import java.util.List;

/** What the gate says of a challenger. */
public sealed interface Verdict {

    /** One word for manifests and metrics. */
    String name();

    /** One sentence for people. */
    String reason();

    /** Nothing is served yet, so there is nothing to be worse than. */
    record First() implements Verdict {
        @Override
        public String name() {
            return "FIRST";
        }

        @Override
        public String reason() {
            return "there is no champion, made from labels, to compare with";
        }
    }

    /**
     * A model before anybody labelled anything: it serves until there is one that learned from labels.
     *
     * @param records that it was made from
     */
    record Provisional(int records) implements Verdict {
        @Override
        public String name() {
            return "PROVISIONAL";
        }

        @Override
        public String reason() {
            return "made from the names of the labels and " + records + " records, before there were labels";
        }
    }

    /** Somebody asked for a model that never saw what is forgotten: it serves whatever the gate would say. */
    record Retrained() implements Verdict {
        @Override
        public String name() {
            return "RETRAINED";
        }

        @Override
        public String reason() {
            return "made afresh, because records were forgotten";
        }
    }

    /**
     * The challenger may serve.
     *
     * @param recent the difference on the recent window
     * @param reference the difference on the older rows
     * @param costs of both
     */
    record Promoted(Difference recent, Difference reference, Costs costs) implements Verdict {
        @Override
        public String name() {
            return "PROMOTED";
        }

        @Override
        public String reason() {
            return "recent " + recent + ", reference " + reference + "; " + costs;
        }
    }

    /**
     * The champion stays.
     *
     * @param reasons at least one
     */
    record Refused(List<String> reasons) implements Verdict {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }

        @Override
        public String name() {
            return "REFUSED";
        }

        @Override
        public String reason() {
            return String.join("; ", reasons);
        }
    }

    /**
     * Too few rows were held back to say anything.
     *
     * @param rows how many there are
     * @param needed how many it takes
     */
    record Insufficient(int rows, int needed) implements Verdict {
        @Override
        public String name() {
            return "INSUFFICIENT";
        }

        @Override
        public String reason() {
            return rows + " rows were held back for the gate, it takes " + needed;
        }
    }

    default boolean promotes() {
        return this instanceof First
                || this instanceof Provisional
                || this instanceof Retrained
                || this instanceof Promoted;
    }
}
