package io.limbeck.labeler.console;

import io.javalin.config.RoutesConfig;
import io.limbeck.labeler.loop.LoopState;
import io.limbeck.labeler.loop.LoopState.Instance;
import io.limbeck.labeler.loop.LoopState.Model;
import io.limbeck.labeler.review.Outcome;
import io.limbeck.labeler.review.QueueState;
import io.limbeck.labeler.review.ReviewTally;
import io.limbeck.schemas.ManifestMetrics;
import io.limbeck.schemas.ReviewReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The state of the loop: a page whose figures and charts follow it. */
final class LoopPage {
    private static final String FIGURES = "/fragments/loop";
    /** Enough to see a day's rounds; {@code limbeck models list} shows all. */
    private static final int MODELS_SHOWN = 8;

    private final Layout layout;
    private final ConsoleParts parts;

    LoopPage(Layout layout, ConsoleParts parts) {
        this.layout = layout;
        this.parts = parts;
    }

    void serve(RoutesConfig routes) {
        routes.get("/", context -> context.html(page()));
        routes.get(FIGURES + "/stages", context -> context.html(stages().toString()));
        routes.get(FIGURES + "/details", context -> context.html(details().toString()));
    }

    private String page() {
        return layout.page(
                "Loop",
                "/",
                List.of("uplot.js", "charts.js"),
                Markup.of(
                        """
                        <h1 class="unseen">State of the loop</h1>
                        <div hx-get="/fragments/loop/stages" hx-trigger="every 2s">{}</div>
                        <div class="charts">
                          <section class="card wide" id="accuracy-card"{}>
                            <h2>Accuracy <small>against the truth, on the same records</small></h2>
                            <div class="legend" id="accuracy-legend"></div>
                            <div class="chart" id="accuracy" role="img" aria-label="Accuracy over time of the served model and its control"></div>
                          </section>
                          <section class="card wide">
                            <h2>Throughput <small>records and predictions a second, last ten minutes</small></h2>
                            <div class="legend" id="flow-legend"></div>
                            <div class="chart" id="flow" role="img" aria-label="Records and predictions a second over the last ten minutes"></div>
                          </section>
                          <section class="card">
                            <h2>Confidence <small>predictions of the last minute</small></h2>
                            <div class="chart" id="confidence" role="img" aria-label="Histogram of the confidence of the predictions of the last minute"></div>
                          </section>
                        </div>
                        <div hx-get="/fragments/loop/details" hx-trigger="every 2s">{}</div>
                        """,
                        stages(),
                        parts.curves().curves().isEmpty() ? Markup.of(" hidden") : Markup.EMPTY,
                        details()));
    }

    private Markup stages() {
        LoopState state = parts.loop().state();
        QueueState queue = parts.queue().state();
        return Markup.of(
                "{}<ol class=\"stages\">{}</ol>",
                state.champion().isPresent() ? Markup.EMPTY : noModel(state),
                List.of(
                        stage(
                                "Records",
                                Figures.rate(state.flow().records()),
                                "a second",
                                Figures.count(state.flow().totals().get("records")) + " seen, "
                                        + Figures.count(state.flow().totals().get("deadLetters")) + " dead letters"),
                        stage(
                                "Predictions",
                                Figures.rate(state.flow().predictions()),
                                "a second",
                                state.acceptedShare().isPresent()
                                        ? Figures.percent(state.acceptedShare().getAsDouble())
                                                + " accepted without a person"
                                        : "none in the last minute"),
                        stage(
                                "Waiting for people",
                                Figures.count(queue.waiting()),
                                "",
                                queue.budgetLeft() > 0
                                        ? Figures.count(queue.budgetLeft()) + " more may be asked now"
                                        : "budget used; next question in " + Figures.span(queue.nextQuestionIn())),
                        stage("Labels", Figures.count(state.labels()), "", answered()),
                        stage(
                                "Model",
                                state.champion().isPresent()
                                        ? "v" + state.champion().getAsLong()
                                        : "none",
                                "",
                                audited(state))));
    }

    private String answered() {
        return Figures.count(parts.tally().figures().of(Outcome.AGREED)) + " from answers here";
    }

    private static String audited(LoopState state) {
        if (state.champion().isEmpty()) {
            return "waits for labels";
        }
        return state.audited()
                .map(figure -> "audited " + Figures.percent(figure.accuracy()) + " (" + Figures.percent(figure.low())
                        + " to " + Figures.percent(figure.high()) + ", " + figure.answers() + " answers)")
                .orElse("no audit yet: nobody answered an exploration question");
    }

    private Markup noModel(LoopState state) {
        if (state.labels() >= parts.labelsNeeded()) {
            return Markup.of("""
                    <p class="notice" role="status"><strong>No model yet</strong>: the trainer makes the first one of {} labels.</p>""", Figures.count(state.labels()));
        }
        return Markup.of("""
                <p class="notice" role="status"><strong>No model yet</strong>: {} of {} labels. <a href="/label">Label now</a>, or run <code>limbeck labels import FILE</code>.</p>""", Figures.count(state.labels()), Figures.count(parts.labelsNeeded()));
    }

    private static Markup stage(String name, String figure, String unit, String note) {
        return Markup.of("""
                <li class="stage"><h2>{}</h2><p class="figure">{} <small>{}</small></p><p class="note">{}</p></li>""", name, figure, unit, note);
    }

    private Markup details() {
        LoopState state = parts.loop().state();
        return Markup.of(
                "<div class=\"details\">{}{}</div>", Markup.of("""
                        <section class="card"><h2>Models</h2>{}{}</section>""", models(state), refusals(state)), reviews());
    }

    private static Markup models(LoopState state) {
        if (state.models().isEmpty()) {
            return Markup.of("<p class=\"note\">No model was published yet.</p>");
        }
        return Markup.of(
                """
                <div class="scroll"><table><thead><tr><th scope="col">Version</th><th scope="col">Verdict</th>
                <th scope="col" class="number" title="at the gate, on recent labels that no model learned from">Accuracy</th><th scope="col" class="number">Labels</th>
                <th scope="col">Published</th><th scope="col">In service</th></tr></thead><tbody>{}</tbody></table></div>""",
                state.models().stream()
                        .limit(MODELS_SHOWN)
                        .map(model -> row(model, state))
                        .toList());
    }

    private static Markup row(Model model, LoopState state) {
        boolean champion = state.champion().isPresent() && state.champion().getAsLong() == model.version();
        Double accuracy = model.metrics().get(ManifestMetrics.RECENT_CHALLENGER);
        return Markup.of(
                """
                <tr{}><th scope="row">v{}{}</th><td><span class="verdict">{}</span></td>
                <td class="number">{}</td><td class="number">{}</td><td>{}</td><td>{}</td></tr>""",
                champion ? Markup.of(" class=\"champion\"") : Markup.EMPTY,
                model.version(),
                model.provisional() ? " provisional" : "",
                model.verdict().toLowerCase(Locale.ROOT),
                accuracy == null ? "–" : Figures.percent(accuracy),
                Figures.count(model.labels()),
                Figures.ago(model.createdAt(), state.at()),
                service(model, state));
    }

    private static String service(Model model, LoopState state) {
        List<Instance> serving = state.deployments().stream()
                .filter(instance -> instance.version().equals(Optional.of(model.version())))
                .toList();
        return serving.isEmpty()
                ? "–"
                : "since " + Figures.span(Duration.between(serving.get(0).since(), state.at()))
                        + (serving.size() > 1 ? ", " + serving.size() + " scorers" : "");
    }

    private static Markup refusals(LoopState state) {
        return Markup.of(
                "{}",
                state.deployments().stream()
                        .filter(instance -> instance.refused().isPresent())
                        .map(instance -> Markup.of(
                                "<p class=\"notice\">{} refused v{}: {}</p>",
                                instance.name(),
                                instance.refused().orElseThrow(),
                                instance.reason().orElse("no reason given")))
                        .toList());
    }

    private Markup reviews() {
        QueueState queue = parts.queue().state();
        ReviewTally.Figures figures = parts.tally().figures();
        return Markup.of(
                """
                <section class="card"><h2>Reviews</h2>
                <dl class="pairs">{}</dl>
                <label class="budget">Budget left this hour
                <meter min="0" max="{}" value="{}">{} of {}</meter><span>{} of {}</span></label>
                </section>""",
                Stream.concat(
                                Arrays.stream(ReviewReason.values())
                                        .map(reason -> pair(
                                                "waiting: " + words(reason.name()),
                                                queue.byReason().getOrDefault(reason, 0))),
                                Arrays.stream(Outcome.values())
                                        .map(outcome -> pair(words(outcome.name()), figures.of(outcome))))
                        .toList(),
                queue.perHour(),
                queue.budgetLeft(),
                queue.budgetLeft(),
                queue.perHour(),
                queue.budgetLeft(),
                queue.perHour());
    }

    private static Markup pair(String name, long value) {
        return Markup.of("<div><dt>{}</dt><dd>{}</dd></div>", name, Figures.count(value));
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
