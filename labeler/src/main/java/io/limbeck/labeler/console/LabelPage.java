package io.limbeck.labeler.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.limbeck.labeler.decide.Receipt;
import io.limbeck.labeler.decide.Reply;
import io.limbeck.labeler.review.Claim;
import io.limbeck.labeler.review.Review;
import io.limbeck.schemas.Answer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Where a person labels, one task after another, with the keyboard or a pointer. */
final class LabelPage {
    private static final String PATH = "/label";
    private static final String ANNOTATOR = "limbeck_annotator";
    private static final String NOBODY_IN_PARTICULAR = "person";
    /** What fits in a cookie as it is. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,60}");

    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    private final Layout layout;
    private final ConsoleParts parts;
    private final TaskCard card;

    /** @param requestIds a new name for every answer */
    LabelPage(Layout layout, ConsoleParts parts, Supplier<String> requestIds) {
        this.layout = layout;
        this.parts = parts;
        this.card = new TaskCard(parts, requestIds);
    }

    void serve(RoutesConfig routes) {
        routes.get(PATH, this::page);
        routes.get(
                PATH + "/task",
                context -> context.html(next(context, Markup.EMPTY).toString()));
        routes.post(PATH + "/answer", this::answer);
        routes.post(PATH + "/undo", this::undo);
        routes.post(PATH + "/annotator", this::rename);
    }

    private void page(Context context) {
        context.html(layout.page("Label", PATH, List.of("keyboard.js"), frame(context, next(context, Markup.EMPTY))));
    }

    private static Markup frame(Context context, Markup task) {
        return Markup.of("""
                <div class="desk">
                <h1 class="unseen">Label</h1>
                {}
                <form class="annotator" method="post" action="/label/annotator">
                  <label for="annotator">Labelling as</label>
                  <input id="annotator" name="annotator" value="{}" maxlength="60" required autocomplete="nickname" spellcheck="false">
                  <button>Change</button>
                </form>
                </div>
                """, task, annotator(context));
    }

    private Markup next(Context context, Markup notice) {
        List<Claim> claims = parts.desk().claim(annotator(context), 1);
        return claims.isEmpty()
                ? card.nothing(notice, undoable(context))
                : card.task(claims.get(0).review(), notice, undoable(context));
    }

    private void answer(Context context) {
        String chosen = Optional.ofNullable(context.formParam("label")).orElse("");
        String label = !chosen.isBlank() || context.formParam("answer") != null
                ? chosen
                : Optional.ofNullable(context.formParam("newLabel")).orElse("");
        Answer answer = label.isBlank() ? notLabel(context.formParam("answer")) : Answer.LABEL;
        Receipt receipt = parts.desk()
                .answer(new Reply(
                        context.formParam("requestId"),
                        context.formParam("id"),
                        Optional.ofNullable(context.formParam("origin")),
                        annotator(context),
                        answer,
                        answer == Answer.LABEL ? Optional.of(label) : Optional.empty()));
        show(context, next(context, card.said(receipt, answer, label)));
    }

    private static Answer notLabel(String answer) {
        if (answer == null) {
            throw new IllegalArgumentException("choose a label first");
        }
        return answer.equals(Answer.UNDECIDABLE.name()) ? Answer.UNDECIDABLE : Answer.SKIP;
    }

    private void undo(Context context) {
        Optional<Review> last = parts.desk().lastAnswered(annotator(context));
        show(
                context,
                last.map(review -> card.again(review))
                        .orElseGet(() -> next(context, card.notice("There is no answer to take back."))));
    }

    private void rename(Context context) {
        String name =
                Optional.ofNullable(context.formParam("annotator")).orElse("").strip();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a name has 1 to 60 letters, digits, dots, dashes or underscores");
        }
        context.cookie(new Cookie(
                ANNOTATOR, name, "/", YEAR_SECONDS, context.scheme().equals("https"), true, null, SameSite.STRICT));
        context.redirect(PATH);
    }

    /** The task alone for htmx, the whole page for a browser without scripts. */
    private void show(Context context, Markup task) {
        context.html(
                context.header("HX-Request") == null
                        ? layout.page("Label", PATH, List.of("keyboard.js"), frame(context, task))
                        : task.toString());
    }

    private boolean undoable(Context context) {
        return parts.desk().lastAnswered(annotator(context)).isPresent();
    }

    private static String annotator(Context context) {
        return Optional.ofNullable(context.cookie(ANNOTATOR))
                .filter(name -> NAME.matcher(name).matches())
                .orElse(NOBODY_IN_PARTICULAR);
    }
}
