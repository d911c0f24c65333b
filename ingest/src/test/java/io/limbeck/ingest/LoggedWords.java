package io.limbeck.ingest;

import java.util.StringJoiner;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Everything that is logged while it is open, by us at every level, by others from INFO on. */
final class LoggedWords extends AbstractAppender implements AutoCloseable {
    private static final String OURS = "io.limbeck";

    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private StringJoiner words = new StringJoiner("\n");

    LoggedWords() {
        super("words", null, null, true, Property.EMPTY_ARRAY);
        start();
        Configuration configuration = context.getConfiguration();
        LoggerConfig ours = new LoggerConfig(OURS, Level.TRACE, false);
        ours.addAppender(this, Level.TRACE, null);
        configuration.removeLogger(OURS);
        configuration.addLogger(OURS, ours);
        LoggerConfig root = configuration.getRootLogger();
        // The console goes on as before.
        root.getAppenders().forEach((name, appender) -> {
            root.removeAppender(name);
            root.addAppender(appender, root.getLevel(), null);
        });
        root.setLevel(Level.INFO);
        root.addAppender(this, Level.INFO, null);
        context.updateLoggers();
    }

    @Override
    public synchronized void append(LogEvent event) {
        words.add(event.getMessage().getFormattedMessage());
        for (Throwable cause = event.getThrown(); cause != null; cause = cause.getCause()) {
            words.add(cause.toString());
        }
    }

    /** What was logged since the last call. */
    synchronized String taken() {
        String taken = words.toString();
        words = new StringJoiner("\n");
        return taken;
    }

    @Override
    public void close() {
        context.reconfigure();
    }
}
