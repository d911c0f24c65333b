package io.limbeck.trainer.publish;

import io.limbeck.model.Content;
import io.limbeck.model.encode.Encoder;
import io.limbeck.model.encode.TableColumn;
import io.limbeck.model.encode.TableEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Inputs with which a bundle is proven wherever it is loaded. They travel with the model, so they are made up: nobody's
 * records. Several scripts and lengths, none of them special to any task.
 */
final class GoldenContents {
    private static final int ROWS = 16;

    private static final String LONG =
            "The ferry to the northern island leaves twice a day in summer, weather permitting, and once in winter. ";

    private GoldenContents() {}

    /** Contents of the kind that {@code encoder} reads. */
    static List<Content> of(Encoder encoder) {
        return encoder instanceof TableEncoder table ? tables(table.columns()) : texts();
    }

    /** From fitted knots and words alone: between and beyond them, at them, and with nothing at all. */
    private static List<Content> tables(List<TableColumn> columns) {
        List<Content> rows = new ArrayList<>();
        for (int r = 0; r < ROWS; r++) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int c = 0; c < columns.size(); c++) {
                row.put(columns.get(c).name(), value(columns.get(c), r, r * 7 + c * 3));
            }
            rows.add(new Content.TabularContent(row));
        }
        return rows;
    }

    private static Object value(TableColumn column, int row, int turn) {
        List<Double> knots = column.knots();
        if (row == 0) {
            return null;
        }
        if (!column.words().isEmpty() && (knots.isEmpty() || turn % 2 == 0)) {
            return turn % 5 == 4
                    ? "a word that no column has"
                    : column.words().get(turn % column.words().size());
        }
        if (knots.isEmpty()) {
            return "a word that no column has";
        }
        double knot = knots.get(turn % knots.size());
        double other = knots.get((turn + 1) % knots.size());
        return row % 4 == 1 ? knot : row % 4 == 2 ? 2 * knot - other : (knot + other) / 2;
    }

    private static List<Content> texts() {
        return List.of(
                        "",
                        "yes",
                        "The kettle has been whistling for an hour and nobody seems to mind.",
                        "Order 4711 arrived late, the box was open and two of the three cups were broken.",
                        "Can I pay the second half next month? My account says 0.00 and that cannot be right.",
                        "Our team won by two goals in the last minute of a match nobody expected to be close.",
                        "Shares of the harbour company fell 3 percent after the quarterly report.",
                        "The new probe sends pictures of the far side of the moon every six hours.",
                        "Ministers met again on Tuesday without agreeing on a date for the elections.",
                        "请问我的退款什么时候到账？已经等了五天了。",
                        "登录页面一直转圈，换了浏览器也没用，怎么办？",
                        "Wo finde ich die Rechnung für März, und warum ist sie höher als sonst?",
                        "ERROR 17 connection reset by peer while reading response header from upstream",
                        "Mail <EMAIL:0a1b2c> or call <PHONE:ffee01>, either is fine.",
                        "🙂🙂 thanks!!! works great now",
                        LONG.repeat(12))
                .stream()
                .map(text -> (Content) new Content.TextContent(text))
                .toList();
    }
}
