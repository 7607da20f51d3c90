package cn.doorplate.wechat;

import cn.doorplate.shared.Bulkhead;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * HTTP to WeChat's platform: each request is sent once, its whole answer is due by a deadline and bounded in size, and
 * neither is written to any log, for both carry secrets. The JDK's client has no log of what goes over the wire.
 */
@Component
class PlatformHttp {

    private static final Logger log = LoggerFactory.getLogger(PlatformHttp.class);

    /** Bytes; a mini-program code has some 100,000. */
    private static final int LARGEST = 4 << 20;

    private final String host;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    PlatformHttp(WeChatSettings settings) {
        this.host = URI.create(settings.apiHost()).toString();
    }

    /** @param path with its query, encoded */
    byte[] get(String path, Deadline deadline) {
        return send(path, HttpRequest.newBuilder().method("GET", new SentOnce()), deadline);
    }

    /** @param path with its query, encoded */
    byte[] post(String path, String json, Deadline deadline) {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(path, request, deadline);
    }

    private byte[] send(String path, HttpRequest.Builder request, Deadline deadline) {
        Bulkhead.leave();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(
                request.uri(URI.create(host + path)).build(),
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> keep(bytes, body))));
        try {
            int status = answer.get(deadline.left(), TimeUnit.NANOSECONDS).statusCode();
            if (status == 200) {
                return body.toByteArray();
            }
            throw away(path, "status " + status);
        } catch (TimeoutException e) {
            throw away(path, "no answer in time");
        } catch (ExecutionException e) {
            throw away(path, String.valueOf(e.getCause()).replaceAll(":.*", ""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(path, "interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    /** Drops what is too much: an answer cut short is no JSON and no picture. */
    private static void keep(byte[] part, ByteArrayOutputStream body) {
        if (body.size() + part.length <= LARGEST) {
            body.writeBytes(part);
        }
    }

    private static WeChatRefused away(String path, String what) {
        // What went wrong comes first: the mask of the log hides what follows the word token
        log.warn("WeChat does not answer ({}) at {}", what, path.replaceAll("\\?.*", ""));
        return new WeChatRefused(WeChatFailure.AWAY);
    }
}
