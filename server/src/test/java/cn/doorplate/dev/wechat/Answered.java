package cn.doorplate.dev.wechat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What goes back. Refusals have status 200 too, as the platform's do. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answered(int status, String type, byte[] body) {

    private static final JsonMapper JSON = new JsonMapper();

    /** An empty object to fill. */
    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** {@code {"errcode": 0, "errmsg": "ok"}} to go on with. */
    static ObjectNode ok() {
        return object().put("errcode", 0).put("errmsg", "ok");
    }

    static Answered json(ObjectNode object) {
        return new Answered(
                200, "application/json; encoding=utf-8", object.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** As in {@code {"errcode": 40029, "errmsg": "invalid code, rid: 5f1e2d3c-4b5a6978-8796a5b4"}}. */
    static Answered refusal(int errcode, String errmsg) {
        String[] random = UUID.randomUUID().toString().split("-", -1);
        String rid = random[0] + '-' + random[1] + random[2] + '-' + random[4].substring(4);
        return json(object().put("errcode", errcode).put("errmsg", errmsg + ", rid: " + rid));
    }

    static Answered text(int status, String type, String text) {
        return new Answered(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
