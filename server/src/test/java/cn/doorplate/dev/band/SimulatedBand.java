package cn.doorplate.dev.band;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A wristband as its maker would build one, from the protocol's description alone: it counts its messages, signs them, has a clock
 * that may be wrong, goes on counting from where it is told to, and sends again what was not taken. For one thread.
 */
public final class SimulatedBand {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final URI address;
    private final String serial;
    private byte[] secret;
    private Duration ahead = Duration.ZERO;
    private long number;

    /** @param server as in {@code http://127.0.0.1:8080} */
    public SimulatedBand(String server, String serial, String secret) {
        this.address = URI.create(server + "/alarm/band");
        this.serial = serial;
        this.secret = HexFormat.of().parseHex(secret);
    }

    /** Its clock is so much ahead; behind where that is negative. */
    public SimulatedBand ahead(Duration time) {
        ahead = time;
        return this;
    }

    public void take(String newSecret) {
        secret = HexFormat.of().parseHex(newSecret);
    }

    /** It goes on counting behind that message. */
    public SimulatedBand after(long last) {
        number = last;
        return this;
    }

    /** Its maker has reset it. */
    public void forgetsItsCount() {
        number = 0;
    }

    /** One message more, to be filled. */
    public Message message() {
        return new Message(++number);
    }

    /** What it measured, to be sent at once, and again until it is taken. */
    public final class Message {

        private long count;
        private final long begun = now();
        private final List<Map<String, Object>> readings = new ArrayList<>();

        private Message(long count) {
            this.count = count;
        }

        public Message sos() {
            return with(Duration.ZERO, Map.of("sos", true));
        }

        public Message sos(Duration ago) {
            return with(ago, Map.of("sos", true));
        }

        public Message beats(Duration ago, int perMinute) {
            return with(ago, Map.of("heartRate", perMinute));
        }

        public Message at(Duration ago, double longitude, double latitude) {
            return with(ago, Map.of("longitude", longitude, "latitude", latitude, "accuracy", 15));
        }

        private Message with(Duration ago, Map<String, Object> measured) {
            Map<String, Object> reading = new LinkedHashMap<>(measured);
            reading.put("at", begun - ago.toMillis());
            readings.add(reading);
            return this;
        }

        /** The status that is answered; 0 for none. After 409 it has the number that comes next, and is to be sent again. */
        public int send() {
            long time = now();
            return send(body(), time, sign(count, time, body()));
        }

        /** Something else, signed as it should be. */
        public int sendInstead(byte[] body) {
            long time = now();
            return send(body, time, sign(count, time, body));
        }

        /** The same message as somebody sends it who has changed it, or its signature. */
        public int send(byte[] body, @Nullable String signature) {
            long time = now();
            return send(body, time, signature == null ? sign(count, time, body()) : signature);
        }

        private int send(byte[] body, long time, String signed) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(20))
                    .header("Content-Type", "application/json")
                    .header("X-Band", serial)
                    .header("X-Band-Number", Long.toString(count))
                    .header("X-Band-Time", Long.toString(time))
                    .header("X-Band-Signature", signed)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            try {
                HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == 409) {
                    number = Math.max(
                            number, JSON.readTree(answer.body()).path("last").asLong());
                    count = ++number;
                }
                return answer.statusCode();
            } catch (IOException e) {
                return 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }

        public byte[] body() {
            return JSON.writeValueAsBytes(Map.of("readings", readings));
        }
    }

    private long now() {
        return System.currentTimeMillis() + ahead.toMillis();
    }

    private String sign(long count, long time, byte[] body) {
        try {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            String text = "doorplate-band-1\n" + serial + "\n" + count + "\n" + time + "\n" + digest;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
