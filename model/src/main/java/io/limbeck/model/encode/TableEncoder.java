package io.limbeck.model.encode;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Modality;
import io.limbeck.model.Standing;
import io.limbeck.model.encode.TableColumn.FeatureRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Columns to features: the {@code tabular} encoder specified in docs/tables.md. Numbers are clipped at fitted quantiles and
 * scaled to [0, 1], and shared out over knots at quantiles, so that a linear model of the features is a broken line in
 * each column; each frequent word of a column is a feature, rare and unknown ones are {@code other} together; that a value
 * is missing is a feature as well. Columns that were not there in training are not read.
 */
public final class TableEncoder implements FeatureEncoder {
    public static final String KIND = "tabular";

    /** A number has three features; a missing value, or a word, one. */
    private static final int MOST_OF_A_COLUMN = 3;

    private final TableSettings settings;
    private final List<TableColumn> columns;
    private final int[] first;

    TableEncoder(TableSettings settings, List<TableColumn> columns) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.columns = List.copyOf(columns);
        this.first = new int[columns.size() + 1];
        for (int c = 0; c < columns.size(); c++) {
            first[c + 1] = first[c] + columns.get(c).ids();
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table needs a column to learn from, there is none");
        }
    }

    /** An encoder whose knots and words are those of {@code rows}; the same rows in the same order give the same. */
    public static TableEncoder fit(TableSettings settings, Iterable<Content> rows) {
        TableFit fit = new TableFit(settings);
        for (Content row : rows) {
            fit.add(columns(row));
        }
        return new TableEncoder(settings, fit.columns());
    }

    public TableSettings settings() {
        return settings;
    }

    /** In the order of their names. */
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Modality modality() {
        return Modality.TABULAR;
    }

    @Override
    public int rows() {
        return first[columns.size()];
    }

    @Override
    public int widest() {
        return MOST_OF_A_COLUMN * columns.size();
    }

    @Override
    public int length(Content content) {
        columns(content);
        return widest();
    }

    @Override
    public List<Features> features(List<Content> contents) {
        List<Features> features = new ArrayList<>(contents.size());
        for (Content content : contents) {
            Map<String, Object> values = columns(content);
            FeatureRow row = new FeatureRow(widest());
            for (int c = 0; c < columns.size(); c++) {
                columns.get(c).encode(values.get(columns.get(c).name()), first[c], row);
            }
            features.add(row.features());
        }
        return features;
    }

    /** How each value stands to those of its column that this encoder was fitted on, by the column's name. */
    public Map<String, Standing> standing(Content content) {
        Map<String, Object> values = columns(content);
        Map<String, Standing> standing = new LinkedHashMap<>();
        for (TableColumn column : columns) {
            standing.put(column.name(), column.standing(values.get(column.name())));
        }
        return standing;
    }

    private static Map<String, Object> columns(Content content) {
        if (content instanceof TabularContent table) {
            return table.columns();
        }
        throw Encoder.unreadable(Modality.TABULAR, content);
    }
}
