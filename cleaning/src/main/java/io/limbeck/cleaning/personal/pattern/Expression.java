package io.limbeck.cleaning.personal.pattern;

import java.util.List;

/** A regular expression that has been read. */
sealed interface Expression {
    /** Stands for a number that is too large to matter. */
    int MANY = 1_000_000;

    /** Units of the shortest match; {@link #MANY} at most. */
    int shortest();

    /** States that an automaton needs for it; {@link #MANY} at most. */
    int states();

    /** One unit out of a set. */
    record One(Chars chars) implements Expression {
        @Override
        public int shortest() {
            return 1;
        }

        @Override
        public int states() {
            return 1;
        }
    }

    /** All, one behind the other; none matches the empty text. */
    record Sequence(List<Expression> parts) implements Expression {
        public Sequence {
            parts = List.copyOf(parts);
        }

        @Override
        public int shortest() {
            return (int) Math.min(
                    MANY, parts.stream().mapToLong(Expression::shortest).sum());
        }

        @Override
        public int states() {
            return (int)
                    Math.min(MANY, parts.stream().mapToLong(Expression::states).sum());
        }
    }

    /** Any one of them. */
    record Choice(List<Expression> alternatives) implements Expression {
        public Choice {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public int shortest() {
            return alternatives.stream().mapToInt(Expression::shortest).min().orElse(0);
        }

        @Override
        public int states() {
            return (int) Math.min(
                    MANY,
                    alternatives.stream().mapToLong(each -> 1L + each.states()).sum());
        }
    }

    /**
     * The same several times.
     *
     * @param most {@link #MANY} where there is no bound
     */
    record Repeat(Expression body, int least, int most) implements Expression {
        boolean isUnbounded() {
            return most == MANY;
        }

        @Override
        public int shortest() {
            return (int) Math.min(MANY, (long) least * body.shortest());
        }

        @Override
        public int states() {
            long copies = isUnbounded() ? least + 1 : most;
            return (int) Math.min(MANY, copies * (1L + body.states()));
        }
    }
}
