package io.limbeck.connect.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one table from where it stopped, and waits for more. */
public final class JdbcTask extends SourceTask {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcTask.class);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private JdbcSettings settings;
    private Map<String, String> partition;
    private Optional<Cursor> cursor = Optional.empty();
    private Connection connection;
    private TableQuery query;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> properties) {
        settings = JdbcSettings.of(properties);
        partition = Map.of("table", settings.table());
        cursor = Cursor.of(context.offsetStorageReader().offset(partition));
    }

    /**
     * Returns null when there was nothing new and the next look is due.
     *
     * @throws ConnectException the database failed; who runs this task starts it again
     */
    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        try {
            List<SourceRecord> rows = read();
            if (!rows.isEmpty()) {
                return rows;
            }
        } catch (SQLException e) {
            disconnect();
            // The database's own words may quote a row.
            throw new ConnectException("reading " + settings.table() + " failed: SQL state " + e.getSQLState());
        }
        if (stopped.await(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            disconnect();
        }
        return null;
    }

    @Override
    public void stop() {
        stopped.countDown();
        disconnect();
    }

    private List<SourceRecord> read() throws SQLException {
        List<SourceRecord> records = new ArrayList<>();
        Connection open = connection();
        Optional<Cursor> last = cursor;
        try (PreparedStatement statement = query.after(cursor, Instant.now().minus(settings.settle()), open);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Cursor here = query.cursor(rows);
                records.add(new SourceRecord(
                        partition, here.offset(), settings.topic(), null, null, here.id(), null, RowValue.of(rows)));
                last = Optional.of(here);
            }
        }
        cursor = last;
        return records;
    }

    private synchronized Connection connection() throws SQLException {
        if (connection == null) {
            Properties login = new Properties();
            settings.user().ifPresent(user -> login.put("user", user));
            settings.password().ifPresent(password -> login.put("password", password));
            Connection made = DriverManager.getConnection(settings.url(), login);
            made.setReadOnly(true);
            connection = made;
            query = TableQuery.of(made, settings);
        }
        return connection;
    }

    private synchronized void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("closing the connection failed: SQL state {}", e.getSQLState());
        } finally {
            connection = null;
        }
    }
}
