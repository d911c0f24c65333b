package io.limbeck.cli.demo;

import io.limbeck.cli.audit.Accounts;
import io.limbeck.cli.audit.AuditReport;
import io.limbeck.cli.sample.Phase;
import io.limbeck.cli.sample.Span;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Works the figures of a summary out of what was seen. */
final class Reckoning {
    /** "Just after the drift" is the first tenth behind it, "at the end" the last quarter. */
    private static final double JUST_AFTER = 0.1;

    private static final double AT_THE_END = 0.25;
    private static final long LONGEST_MILLIS = 3_600_000;

    private final Scoreboard board;

    Reckoning(Scoreboard board) {
        this.board = board;
    }

    Summary.Flow flow(Accounts accounts, double seconds) {
        AuditReport report = accounts.balance();
        Map<String, Object> figures = report.figures();
        return new Summary.Flow(
                board.sentCount(),
                (Long) figures.get("read.clean"),
                (Long) figures.get("read.duplicates"),
                (Long) figures.get("read.deadLettered"),
                (Long) figures.get("records.predictions"),
                report.lost() + report.waiting(),
                report.doubled(),
                report.holds(),
                board.sentCount() / seconds);
    }

    Summary.Learning learning(int seeds, long answers) {
        List<Sent> before = board.tickets(Phase.BEFORE);
        List<Sent> after = board.tickets(Phase.AFTER);
        List<Sent> justAfter = after.subList(0, (int) Math.ceil(after.size() * JUST_AFTER));
        List<Sent> atTheEnd = after.subList((int) (after.size() * (1 - AT_THE_END)), after.size());
        Scoreboard.Accuracy first = board.accuracy(before);
        Scoreboard.Accuracy end = board.accuracy(atTheEnd);
        return new Summary.Learning(
                board.versions(),
                first.control(),
                first.served(),
                board.accuracy(justAfter).served(),
                end.served(),
                end.control(),
                seeds + answers,
                (seeds + answers) / (double) Math.max(1, board.sentCount()));
    }

    Summary.Latency latency(Map<Place, Long> seenAt, long ingestCommit, long scorerCommit) {
        Histogram millis = new Histogram(LONGEST_MILLIS, 3);
        for (Sent message : board.messages()) {
            Long seen = seenAt.get(message.place());
            if (seen != null) {
                millis.recordValue(Math.max(0, Math.min(LONGEST_MILLIS, seen - message.at())));
            }
        }
        return new Summary.Latency(
                millis.getValueAtPercentile(50), millis.getValueAtPercentile(99), ingestCommit, scorerCommit);
    }

    /**
     * Harmless values, and how many of them the cleaner changed.
     *
     * @param cleaned what became of each text
     * @return their number, and the number of those that are gone
     */
    long[] lookAlikes(Map<Place, String> cleaned) {
        long all = 0;
        long masked = 0;
        for (Sent message : board.messages()) {
            String text = cleaned.get(message.place());
            if (message.isTicket() && text != null) {
                for (Span span : message.message().ticket().orElseThrow().lookAlikes()) {
                    all++;
                    masked += text.contains(span.value()) ? 0 : 1;
                }
            }
        }
        return new long[] {all, masked};
    }
}
