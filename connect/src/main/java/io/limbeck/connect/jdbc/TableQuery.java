package io.limbeck.connect.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Calendar;
import java.util.Optional;
import java.util.TimeZone;

/** Asks for the rows behind a cursor, in its order. Names are quoted as this database quotes them. */
final class TableQuery {
    private final JdbcSettings settings;
    private final String id;
    private final Optional<String> updated;
    private final int idType;

    private TableQuery(JdbcSettings settings, String id, Optional<String> updated, int idType) {
        this.settings = settings;
        this.id = id;
        this.updated = updated;
        this.idType = idType;
    }

    static TableQuery of(Connection connection, JdbcSettings settings) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString().strip();
        String id = quote + settings.id() + quote;
        try (Statement statement = connection.createStatement();
                ResultSet none =
                        statement.executeQuery("SELECT " + id + " FROM " + settings.table() + " WHERE 1 = 0")) {
            return new TableQuery(
                    settings,
                    id,
                    settings.updated().map(name -> quote + name + quote),
                    none.getMetaData().getColumnType(1));
        }
    }

    /**
     * The statement that finds the next rows; the caller runs and closes it.
     *
     * @param until changes from this time on are left for later
     */
    PreparedStatement after(Optional<Cursor> cursor, Instant until, Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql(cursor.isPresent()));
        statement.setMaxRows(settings.rows());
        int at = 1;
        if (updated.isPresent()) {
            statement.setTimestamp(at++, Timestamp.from(until), utc());
        }
        if (cursor.isPresent()) {
            if (updated.isPresent()) {
                Timestamp from = Timestamp.from(cursor.get().updated().orElse(Instant.EPOCH));
                statement.setTimestamp(at++, from, utc());
                statement.setTimestamp(at++, from, utc());
            }
            setId(statement, at, cursor.get().id());
        }
        return statement;
    }

    Cursor cursor(ResultSet row) throws SQLException {
        Optional<Instant> time = Optional.empty();
        if (settings.updated().isPresent()) {
            time = Optional.of(row.getTimestamp(settings.updated().get(), utc()).toInstant());
        }
        return new Cursor(time, row.getString(settings.id()));
    }

    private String sql(boolean behind) {
        String select = "SELECT * FROM " + settings.table() + " WHERE ";
        if (updated.isEmpty()) {
            return select + (behind ? id + " > ?" : "1 = 1") + " ORDER BY " + id;
        }
        String time = updated.get();
        return select + time + " < ?"
                + (behind ? " AND (" + time + " > ? OR (" + time + " = ? AND " + id + " > ?))" : "") + " ORDER BY "
                + time + ", " + id;
    }

    private void setId(PreparedStatement statement, int at, String value) throws SQLException {
        switch (idType) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                statement.setLong(at, Long.parseLong(value));
            case Types.NUMERIC, Types.DECIMAL -> statement.setBigDecimal(at, new BigDecimal(value));
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR ->
                statement.setString(at, value);
            default -> statement.setObject(at, value, idType);
        }
    }

    /** Times without a zone are read and written as if they were in this one, so that none falls into a missing hour. */
    private static Calendar utc() {
        return Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    }
}
