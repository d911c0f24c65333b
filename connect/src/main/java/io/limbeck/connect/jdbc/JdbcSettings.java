package io.limbeck.connect.jdbc;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * A connector file's settings for {@link JdbcSource}.
 *
 * @param url JDBC address of the database
 * @param user empty where the address says it
 * @param password of the user
 * @param table as in SQL, with its schema where it has one
 * @param id column that names a row; values must be unique
 * @param updated column that grows whenever a row changes; without one only new rows are seen, by growing ids
 * @param settle rows whose {@code updated} is younger wait: transactions commit in another order than they took the time
 * @param topic where rows go
 * @param poll between two looks when there was nothing new
 * @param rows at most, of one look
 */
record JdbcSettings(
        String url,
        Optional<String> user,
        Optional<String> password,
        String table,
        String id,
        Optional<String> updated,
        Duration settle,
        String topic,
        Duration poll,
        int rows) {
    static final ConfigDef DEFINITION = new ConfigDef()
            .define("connection.url", ConfigDef.Type.STRING, Importance.HIGH, "JDBC address of the database")
            .define("connection.user", ConfigDef.Type.STRING, null, Importance.MEDIUM, "user of the database")
            .define("connection.password", ConfigDef.Type.PASSWORD, null, Importance.MEDIUM, "the user's password")
            .define("table", ConfigDef.Type.STRING, Importance.HIGH, "the table or view, as in SQL")
            .define("id.column", ConfigDef.Type.STRING, "id", Importance.MEDIUM, "the column that names a row")
            .define(
                    "updated.column",
                    ConfigDef.Type.STRING,
                    null,
                    Importance.MEDIUM,
                    "the time at which a row last changed; without it only new rows are seen, by growing ids")
            .define(
                    "settle.ms",
                    ConfigDef.Type.LONG,
                    1000L,
                    ConfigDef.Range.between(0, 3_600_000),
                    Importance.LOW,
                    "how old a change must be before it is read")
            .define("topic", ConfigDef.Type.STRING, Importance.HIGH, "where rows go")
            .define(
                    "poll.interval.ms",
                    ConfigDef.Type.LONG,
                    1000L,
                    ConfigDef.Range.between(1, 86_400_000),
                    Importance.LOW,
                    "between two looks when there was nothing new")
            .define(
                    "batch.rows",
                    ConfigDef.Type.INT,
                    500,
                    ConfigDef.Range.between(1, 100_000),
                    Importance.LOW,
                    "rows of one look at most");

    static JdbcSettings of(Map<String, String> properties) {
        AbstractConfig config = new AbstractConfig(DEFINITION, properties, false);
        return new JdbcSettings(
                config.getString("connection.url"),
                Optional.ofNullable(config.getString("connection.user")),
                Optional.ofNullable(config.getPassword("connection.password")).map(secret -> secret.value()),
                config.getString("table"),
                config.getString("id.column"),
                Optional.ofNullable(config.getString("updated.column")).filter(name -> !name.isBlank()),
                Duration.ofMillis(config.getLong("settle.ms")),
                config.getString("topic"),
                Duration.ofMillis(config.getLong("poll.interval.ms")),
                config.getInt("batch.rows"));
    }

    @Override
    public String toString() {
        return "JdbcSettings[" + table + "]";
    }
}
