package io.limbeck.connect.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row as what JSON can hold: numbers and truth values stay, everything else becomes its text; bytes are left out. */
final class RowValue {
    private RowValue() {}

    /** By column, in the table's order. */
    static Map<String, Object> of(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = row.getObject(i);
            if (!(value instanceof byte[])) {
                values.put(columns.getColumnLabel(i), value == null ? null : plain(value, row, i));
            }
        }
        return values;
    }

    private static Object plain(Object value, ResultSet row, int column) throws SQLException {
        if (value instanceof Boolean || value instanceof Long || value instanceof Integer || value instanceof Double) {
            return value;
        }
        if (value instanceof Short || value instanceof Byte) {
            return ((Number) value).intValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        return value instanceof BigDecimal number ? number.toPlainString() : row.getString(column);
    }
}
