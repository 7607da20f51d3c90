package cn.doorplate.messaging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tencent Cloud SMS on loopback: takes what is signed rightly within five minutes, and answers as it was told to, in the form of
 * cloud.tencent.com/document/api/382/55981.
 */
final class TencentStandIn implements AutoCloseable {

    static final MessagingSettings.Tencent NOBODY =
            new MessagingSettings.Tencent("", "", "", "", "ap-guangzhou", "http://127.0.0.1:9");

    private static final String SECRET_ID = "AKIDstandin";
    private static final String SECRET_KEY = "stand-in-key";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private volatile String code = "Ok";
    private volatile int status = 200;
    private volatile boolean garbage;
    private volatile boolean slow;

    TencentStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    MessagingSettings.Tencent settings(String key) {
        String host = "http://127.0.0.1:" + server.getAddress().getPort();
        return new MessagingSettings.Tencent(SECRET_ID, key, "1400006666", "子营街道", "ap-guangzhou", host);
    }

    MessagingSettings.Tencent settings() {
        return settings(SECRET_KEY);
    }

    /** What it says to each from now on. */
    void says(String code) {
        this.code = code;
    }

    void fails(int status) {
        this.status = status;
    }

    void saysNonsense() {
        garbage = true;
    }

    void isSlow() {
        slow = true;
    }

    List<JsonNode> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (slow) {
            await();
        }
        byte[] answer = (garbage ? "<html>+8613800138000" : answer(exchange, body)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String answer(HttpExchange exchange, String body) {
        String refusal = refusal(exchange, body);
        if (!refusal.isEmpty()) {
            return error(refusal);
        }
        asked.add(JSON.readTree(body));
        if (code.startsWith("AuthFailure") || code.startsWith("RequestLimitExceeded") || code.startsWith("Internal")) {
            return error(code);
        }
        String serial = code.equals("Ok") ? "5000:1045710669157053657849499619" : "";
        return "{\"Response\":{\"SendStatusSet\":[{\"SerialNo\":\"" + serial + "\",\"PhoneNumber\":\"+8613800138000\","
                + "\"Fee\":1,\"SessionContext\":\"\",\"Code\":\"" + code + "\",\"Message\":\"…\",\"IsoCode\":\"CN\"}],"
                + "\"RequestId\":\"a0aabda6-cf91-4f3e-a81f-9198114a2279\"}}";
    }

    private static String refusal(HttpExchange exchange, String body) {
        String action = header(exchange, "X-TC-Action");
        TreeMap<String, String> signed = new TreeMap<>();
        signed.put("content-type", header(exchange, "Content-Type"));
        signed.put("host", header(exchange, "Host"));
        signed.put("x-tc-action", action);
        Instant at = Instant.ofEpochSecond(Long.parseLong(header(exchange, "X-TC-Timestamp")));
        String right = new Tc3Signature(SECRET_ID, SECRET_KEY, "sms").authorization(signed, body, at);
        if (!right.equals(header(exchange, "Authorization"))) {
            return "AuthFailure.SignatureFailure";
        }
        if (Math.abs(at.getEpochSecond() - Instant.now().getEpochSecond()) > 300) {
            return "AuthFailure.SignatureExpire";
        }
        boolean known =
                action.equals("SendSms") && header(exchange, "X-TC-Version").equals("2021-01-11");
        return known ? "" : "InvalidAction";
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static String error(String code) {
        return "{\"Response\":{\"Error\":{\"Code\":\"" + code
                + "\",\"Message\":\"…\"},\"RequestId\":\"ed93f3cb-f35e-473f-b9f3-0d451b8b79c6\"}}";
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
