package io.limbeck.cleaning.personal.pattern;

import java.util.Random;
import java.util.stream.IntStream;

/** Texts that a pattern matches, drawn at random: what somebody might write who has never seen the recogniser. */
public final class Samples {
    /** How often something repeats that has no bound. */
    private static final int UNBOUNDED = 12;

    private final Random random;

    public Samples(Random random) {
        this.random = random;
    }

    public String of(TokenPattern pattern) {
        StringBuilder sample = new StringBuilder();
        write(pattern.expression(), sample);
        return sample.toString();
    }

    private void write(Expression expression, StringBuilder into) {
        if (expression instanceof Expression.One one) {
            into.append(unit(one.chars()));
        } else if (expression instanceof Expression.Sequence sequence) {
            sequence.parts().forEach(part -> write(part, into));
        } else if (expression instanceof Expression.Choice choice) {
            write(choice.alternatives().get(random.nextInt(choice.alternatives().size())), into);
        } else if (expression instanceof Expression.Repeat repeat) {
            int most = repeat.isUnbounded() ? repeat.least() + UNBOUNDED : repeat.most();
            int times = repeat.least() + random.nextInt(most - repeat.least() + 1);
            IntStream.range(0, times).forEach(i -> write(repeat.body(), into));
        }
    }

    /** Printable ASCII where the set has any: nobody types the others. */
    private char unit(Chars chars) {
        int[] typed = IntStream.range('!', 0x7F).filter(chars::contains).toArray();
        int[] units = typed.length > 0
                ? typed
                : IntStream.range(' ', Chars.COUNT)
                        .filter(chars::contains)
                        .limit(4000)
                        .toArray();
        return (char) units[random.nextInt(units.length)];
    }
}
