package io.limbeck.trainer.collect;

import io.limbeck.model.Content.TabularContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Made-up loans: one is repaid if income and amount are both high or both low, unless its purpose is a boat, when all is
 * the other way round. No column alone tells anything.
 */
public final class Loans {
    private static final List<String> PURPOSES = List.of("boat", "house", "school");

    private Loans() {}

    /** @param shift added to every income */
    public static List<Row> labelled(int count, long seed, double shift) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int r = 0; r < count; r++) {
            double income = random.nextDouble();
            double amount = random.nextDouble();
            String purpose = PURPOSES.get(random.nextInt(PURPOSES.size()));
            boolean repaid = (income > 0.5) == (amount > 0.5) != purpose.equals("boat");
            Map<String, Object> columns = new HashMap<>();
            columns.put("income", shift + 1000 * income);
            columns.put("amount", 20 * amount * amount);
            columns.put("purpose", purpose);
            columns.put("comment", random.nextInt(4) == 0 ? null : "no " + random.nextInt(1000));
            rows.add(Row.labelled(seed + "-" + r, new TabularContent(columns), repaid ? "repaid" : "defaulted"));
        }
        return rows;
    }
}
