package io.limbeck.trainer.publish;

import io.limbeck.model.Content;
import java.util.List;

/**
 * Inputs with which a bundle is proven wherever it is loaded. They travel with the model, so they are made up: nobody's
 * records. Several scripts and lengths, none of them special to any task.
 */
final class GoldenTexts {
    private static final String LONG =
            "The ferry to the northern island leaves twice a day in summer, weather permitting, and once in winter. ";

    private GoldenTexts() {}

    static List<Content> contents() {
        return List.of(
                        "",
                        "yes",
                        "The kettle has been whistling for an hour and nobody seems to mind.",
                        "Order 4711 arrived late, the box was open and two of the three cups were broken.",
                        "Can I pay the second half next month? My account says 0.00 and that cannot be right.",
                        "Our team won by two goals in the last minute of a match nobody expected to be close.",
                        "Shares of the harbour company fell 3 percent after the quarterly report.",
                        "The new probe sends pictures of the far side of the moon every six hours.",
                        "Ministers met again on Tuesday without agreeing on a date for the elections.",
                        "请问我的退款什么时候到账？已经等了五天了。",
                        "登录页面一直转圈，换了浏览器也没用，怎么办？",
                        "Wo finde ich die Rechnung für März, und warum ist sie höher als sonst?",
                        "ERROR 17 connection reset by peer while reading response header from upstream",
                        "Mail <EMAIL:0a1b2c> or call <PHONE:ffee01>, either is fine.",
                        "🙂🙂 thanks!!! works great now",
                        LONG.repeat(12))
                .stream()
                .map(text -> (Content) new Content.TextContent(text))
                .toList();
    }
}
