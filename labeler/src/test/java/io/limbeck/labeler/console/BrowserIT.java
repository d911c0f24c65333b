package io.limbeck.labeler.console;

import static io.limbeck.labeler.SampleReviews.LABELS;
import static io.limbeck.labeler.SampleReviews.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limbeck.labeler.decide.AnswerDesk;
import io.limbeck.labeler.decide.LabelSet;
import io.limbeck.labeler.decide.RecentAnswers;
import io.limbeck.labeler.loop.CurveSource.Curve;
import io.limbeck.labeler.loop.CurveSource.Point;
import io.limbeck.labeler.loop.LoopWindow;
import io.limbeck.labeler.review.Budget;
import io.limbeck.labeler.review.ReviewPolicy;
import io.limbeck.labeler.review.ReviewQueue;
import io.limbeck.labeler.review.ReviewTally;
import io.limbeck.runtime.http.Bind;
import io.limbeck.runtime.http.HttpServer;
import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.Answer;
import io.limbeck.schemas.ReviewReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages in a real browser, content security policy and all. */
class BrowserIT {
    private final InstantSource clock = InstantSource.system();
    private final ReviewQueue queue = new ReviewQueue(
            new ReviewPolicy(new Budget(200, null), 100, Duration.ofDays(7), Duration.ofMinutes(5)), clock);
    private final List<Annotation> written = new CopyOnWriteArrayList<>();

    private HttpServer server;
    private Chromium browser;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        Optional<Path> binary = Chromium.installed();
        if (binary.isEmpty()) {
            System.out.println("skipped: no Chromium on the PATH; on Debian: apt-get install chromium");
        }
        assumeTrue(binary.isPresent(), "no Chromium on the PATH");
        Instant now = clock.instant();
        queue.admit(request("a", "my parcel is lost", ReviewReason.LOW_CONFIDENCE, 0.9, now));
        queue.admit(request("b", "<b>please pay me back</b>", ReviewReason.LOW_CONFIDENCE, 0.5, now));
        queue.admit(request("c", "what is this?", ReviewReason.LOW_CONFIDENCE, 0.1, now));
        AnswerDesk desk = new AnswerDesk(
                queue, LabelSet.of(LABELS), this::write, new RecentAnswers(), UnaryOperator.identity(), clock);
        double second = now.getEpochSecond();
        List<Curve> curves = List.of(
                new Curve("served model", List.of(new Point(second - 60, 0.8), new Point(second, 0.9))),
                new Curve("frozen control", List.of(new Point(second - 60, 0.8), new Point(second, 0.7))));
        ConsoleParts parts = new ConsoleParts(
                "tickets", desk, queue, new ReviewTally(), new LoopWindow(clock), () -> curves, 40, Optional.empty());
        server = HttpServer.start("console", new Bind(Bind.LOOPBACK, 0), "labeler.port", Console.routes(parts));
        // Below target, and removed with it: the browser's children may still write to it after the test.
        browser = Chromium.start(
                binary.get(),
                Files.createTempDirectory(Path.of("target"), "chromium").toAbsolutePath());
    }

    private void write(Annotation annotation) {
        written.add(annotation);
        queue.remove(annotation.getRecordId());
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void labelsWithTheKeyboard() {
        browser.open(server.url() + "/label");
        awaitText("my parcel is lost");

        browser.press('2');
        awaitText("<b>please pay me back</b>");
        browser.press('u');
        awaitText("what is this?");
        browser.press('z');
        awaitText("<b>please pay me back</b>");
        browser.press('3');
        awaitText("what is this?");

        assertThat(written).extracting(Annotation::getRecordId).containsExactly("a", "b", "b");
        assertThat(written).extracting(Annotation::getLabel).containsExactly("delivery", null, "refund");
        assertThat(written)
                .extracting(Annotation::getAnswer)
                .containsExactly(Answer.LABEL, Answer.UNDECIDABLE, Answer.LABEL);
    }

    @Test
    void keysTypedIntoFieldAreNoAnswers() {
        browser.open(server.url() + "/label");
        awaitText("my parcel is lost");

        browser.evaluate("document.getElementById('annotator').focus()");
        browser.press('2');
        browser.await("document.getElementById('annotator').value.includes('2')");

        assertThat(written).isEmpty();
    }

    @Test
    void drawsTheCurvesAndFollowsTheQueue() {
        browser.open(server.url() + "/");

        browser.await("document.querySelectorAll('#accuracy canvas, #flow canvas, #confidence canvas').length === 3");
        browser.await("document.getElementById('accuracy-legend').textContent === "
                + "'served model90.0 %frozen control70.0 %'");
        browser.await("document.querySelector('.stages').textContent.includes('Waiting for people3')");
        queue.remove("a");
        browser.await("document.querySelector('.stages').textContent.includes('Waiting for people2')");
    }

    private void awaitText(String text) {
        browser.await("document.querySelector('#task .record')?.textContent === '" + text + "'");
    }
}
