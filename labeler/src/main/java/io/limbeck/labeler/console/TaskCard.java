package io.limbeck.labeler.console;

import io.limbeck.labeler.decide.Receipt;
import io.limbeck.labeler.review.QueueState;
import io.limbeck.labeler.review.Rendition;
import io.limbeck.labeler.review.Review;
import io.limbeck.schemas.Answer;
import io.limbeck.schemas.ReviewReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One task as a person sees it. What the model thinks is not shown: people follow a suggestion, and then their answers
 * would no longer tell how good the model is.
 */
final class TaskCard {
    /** Without s, u and z, which mean skip, undecidable and undo. */
    private static final String KEYS = "123456789abcdefghijklmnopqrtvwxy";

    private final ConsoleParts parts;
    private final Supplier<String> requestIds;

    TaskCard(ConsoleParts parts, Supplier<String> requestIds) {
        this.parts = parts;
        this.requestIds = requestIds;
    }

    Markup task(Review review, Markup notice, boolean undoable) {
        return card(review, why(review.request().getReason()), notice, undoable);
    }

    /** The last task once more, to be answered otherwise. */
    Markup again(Review review) {
        return card(
                review,
                "your last answer, open again",
                notice("Choose again: the new answer replaces the last one."),
                false);
    }

    private Markup card(Review review, String why, Markup notice, boolean undoable) {
        return Markup.of(
                """
                <form id="task" class="task" method="post" action="/label/answer" hx-post="/label/answer" hx-target="this" hx-swap="outerHTML" hx-sync="this:drop">
                <div class="said" role="status" aria-live="polite">{}</div>
                <article class="card">
                <header><span class="why">{}</span><span class="left">{}</span></header>
                <p class="record" dir="auto" tabindex="-1">{}</p>
                </article>
                <input type="hidden" name="requestId" value="{}">
                <input type="hidden" name="id" value="{}">
                <input type="hidden" name="origin" value="{}">
                <fieldset><legend>Which label fits?</legend>{}<div class="choices">{}</div></fieldset>
                <div class="ways-out">
                <button name="answer" value="SKIP" data-key="s"><kbd>s</kbd> Skip</button>
                <button name="answer" value="UNDECIDABLE" data-key="u"><kbd>u</kbd> None fits</button>{}
                </div>
                </form>
                """,
                notice,
                why,
                left(),
                Rendition.of(review.request().getRecord()),
                requestIds.get(),
                review.id(),
                review.origin(),
                parts.desk().labels().open() ? newLabel() : Markup.EMPTY,
                choices(),
                undoable ? undo() : Markup.EMPTY);
    }

    Markup nothing(Markup notice, boolean undoable) {
        QueueState queue = parts.queue().state();
        String why = queue.waiting() == 0
                ? "Nothing waits for a person. The next doubtful record appears here by itself."
                : queue.budgetLeft() == 0
                        ? "This hour's questions are used up; the next one comes in "
                                + Figures.span(queue.nextQuestionIn().plusSeconds(1)) + "."
                        : "What waits is on other screens, or was skipped by you.";
        return Markup.of("""
                <div id="task" class="task" hx-get="/label/task" hx-trigger="every 2s" hx-swap="outerHTML">
                <div class="said" role="status" aria-live="polite">{}</div>
                <article class="card empty"><p class="big">All done for now</p><p>{}</p></article>
                <div class="ways-out">{}</div>
                </div>
                """, notice, why, undoable ? undo() : Markup.EMPTY);
    }

    Markup notice(String text) {
        return Markup.of("<p>{}</p>", text);
    }

    Markup said(Receipt receipt, Answer answer, String label) {
        return switch (receipt) {
            case ACCEPTED, REPEATED ->
                switch (answer) {
                    case LABEL -> Markup.of("<p>Labelled <strong>{}</strong>.</p>", label);
                    case SKIP -> notice("Skipped: others will be asked.");
                    case UNDECIDABLE -> notice("Set aside: no label fits.");
                };
            case NOT_WAITING -> notice("Not needed any more: that record was answered, replaced or withdrawn.");
            case CLAIMED_BY_ANOTHER -> notice("Another person has that record on the screen.");
            case UNKNOWN_LABEL -> notice("That label is none of this task's.");
            case UNAVAILABLE -> notice("Not saved: the broker did not answer. Please answer again.");
        };
    }

    private Markup left() {
        QueueState queue = parts.queue().state();
        return Markup.of("{} waiting · {} left this hour", Figures.count(queue.waiting()), queue.budgetLeft());
    }

    private List<Markup> choices() {
        List<String> labels = parts.desk().labels().labels();
        List<Markup> buttons = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            buttons.add(
                    i < KEYS.length()
                            ? Markup.of(
                                    "<button name=\"label\" value=\"{}\" data-key=\"{}\"><kbd>{}</kbd> {}</button>",
                                    labels.get(i),
                                    KEYS.charAt(i),
                                    KEYS.charAt(i),
                                    labels.get(i))
                            : Markup.of(
                                    "<button name=\"label\" value=\"{}\">{}</button>", labels.get(i), labels.get(i)));
        }
        return buttons;
    }

    /** Stands before the choices, so that Enter in the field presses its own button and not the first choice. */
    private static Markup newLabel() {
        return Markup.of("""
                <p class="new-label"><label for="new-label">Another</label>
                <input id="new-label" name="newLabel" maxlength="100" autocomplete="off"><button>Use it</button></p>""");
    }

    private static Markup undo() {
        return Markup.of("""
                <button type="button" class="undo" data-key="z" hx-post="/label/undo" hx-target="#task" hx-swap="outerHTML"><kbd>z</kbd> Undo last</button>""");
    }

    private static String why(ReviewReason reason) {
        return switch (reason) {
            case LOW_CONFIDENCE -> "the model is unsure";
            case EXPLORATION -> "drawn by chance";
            case COLD_START -> "for the first model";
        };
    }
}
