package cn.doorplate.dev.wechat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How the platform answers when it is not itself. */
public enum Trouble {
    /** It is itself. */
    NONE,
    /** It does what it was asked, and tells half a minute later. */
    SLOW,
    /** It begins to answer at once, and tells the rest half a minute later. */
    TRICKLING,
    /** Status 500. */
    FAILING,
    /** It closes the connection and says nothing. */
    HANGING_UP,
    /** Errcode -1, "system error". */
    BUSY,
    /** Status 200, and somebody's login page for their Wi-Fi. */
    HTML,
    /** Status 200, and JSON that breaks off. */
    GARBAGE,
    /** Status 200, and an empty object. */
    EMPTY,
    /** The answer for another mini-program. */
    OTHER_APP,
    /** The answer without its openid, phone number or token. */
    HOLLOW;

    void answer(HttpExchange exchange, Answered right, CountDownLatch over) throws IOException {
        switch (this) {
            case NONE -> right.send(exchange);
            case SLOW -> {
                await(over);
                right.send(exchange);
            }
            case TRICKLING -> {
                exchange.sendResponseHeaders(200, right.body().length);
                exchange.getResponseBody().write(right.body(), 0, right.body().length / 2);
                exchange.getResponseBody().flush();
                await(over);
                exchange.close();
            }
            case FAILING ->
                Answered.text(500, "text/plain", "Internal Server Error").send(exchange);
            case HANGING_UP -> exchange.close();
            case BUSY -> Answered.refusal(-1, "system error").send(exchange);
            case HTML ->
                Answered.text(200, "text/html", "<html><body>欢迎使用无线网络</body></html>")
                        .send(exchange);
            case GARBAGE ->
                Answered.text(200, "application/json", "{\"openid\": \"o").send(exchange);
            case EMPTY -> Answered.text(200, "application/json", "{}").send(exchange);
            case OTHER_APP ->
                changed(right, "\"appid\":\"[^\"]*\"", "\"appid\":\"wxsomebodyelse0000\"")
                        .send(exchange);
            case HOLLOW ->
                changed(right, "\"(openid|purePhoneNumber|access_token)\":\"[^\"]*\"", "\"$1\":\"\"")
                        .send(exchange);
        }
    }

    private static Answered changed(Answered right, String from, String to) {
        String text = new String(right.body(), StandardCharsets.UTF_8).replaceAll(from, to);
        return Answered.text(right.status(), right.type(), text);
    }

    private static void await(CountDownLatch over) {
        try {
            var unused = over.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
