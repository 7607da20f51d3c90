package cn.doorplate.dev.wechat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How events go to a developer's server: signed, and in safe mode encrypted.
 * developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html,
 * developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Before_Develop/Technical_Plan.html
 *
 * @param url of the developer's server
 * @param aesKey 43 characters; empty for plain mode
 * @param xml whether the account chose XML and not JSON
 */
public record EventPush(URI url, String appId, String token, String aesKey, boolean xml) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final String NONCE = "1514711492";

    /**
     * What is posted.
     *
     * @param query begins with a question mark
     */
    public record Post(String query, String body) {}

    /** Sends it now. Returns the status of the answer, or 0 if there was none. */
    public int send(JsonNode event, Instant now) {
        Post post = signed(event, now);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + post.query()))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", xml ? "text/xml" : "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(post.body()))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Signed, and in safe mode encrypted, at that time. */
    public Post signed(JsonNode event, Instant at) {
        String content = form(event);
        String time = Long.toString(at.getEpochSecond());
        String query = "?signature=" + signature(token, time, NONCE) + "&timestamp=" + time + "&nonce=" + NONCE;
        if (aesKey.isEmpty()) {
            return new Post(query, content);
        }
        String encrypted = encrypt(content);
        ObjectNode envelope =
                Answered.object().put("ToUserName", "gh_0000000000de").put("Encrypt", encrypted);
        String signature = signature(token, time, NONCE, encrypted);
        return new Post(query + "&encrypt_type=aes&msg_signature=" + signature, form(envelope));
    }

    /** SHA-1 of the parts, sorted. */
    public static String signature(String... parts) {
        String text = Stream.of(parts).sorted().collect(Collectors.joining());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String encrypt(String content) {
        byte[] key = Base64.getDecoder().decode(aesKey + '=');
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        byte[] text = content.getBytes(StandardCharsets.UTF_8);
        byte[] receiver = appId.getBytes(StandardCharsets.UTF_8);
        int length = 20 + text.length + receiver.length;
        int fill = 32 - length % 32;
        byte[] fillers = new byte[fill];
        Arrays.fill(fillers, (byte) fill);
        byte[] plain = ByteBuffer.allocate(length + fill)
                .put(random)
                .putInt(text.length)
                .put(text)
                .put(receiver)
                .put(fillers)
                .array();
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String form(JsonNode event) {
        return xml ? "<xml>" + elements(event) + "</xml>" : event.toString();
    }

    private static String elements(JsonNode object) {
        return object.properties().stream()
                .map(it -> element(it.getKey(), it.getValue()))
                .collect(Collectors.joining());
    }

    private static String element(String name, JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(item -> element(name, item)).collect(Collectors.joining());
        }
        String text = value.isNumber() ? value.asString() : "<![CDATA[" + value.asString("") + "]]>";
        return '<' + name + '>' + (value.isObject() ? elements(value) : text) + "</" + name + '>';
    }
}
