package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.place.PlateCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose word counts on who is calling: {@code X-Forwarded-For} is believed from our own proxies alone. */
class TrustedProxiesIT {

    @RegisterExtension
    static final PackagedPair SERVERS = new PackagedPair();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final int TOO_MANY_REQUESTS = 429;

    @Test
    void believesAProxyOfOursOnWhoIsCalling() throws Exception {
        assertThat(many(SERVERS.one(), i -> "203.0.113.1")).contains(TOO_MANY_REQUESTS);
        assertThat(ask(SERVERS.one(), "203.0.113.2")).isEqualTo(404);
    }

    @Test
    void believesNobodyElse() throws Exception {
        Map<String, String> properties = PackagedServer.properties(PackagedPair.DATABASE);
        properties.put("server.tomcat.remoteip.internal-proxies", "10\\.99\\.99\\.99");
        try (PackagedServer server = PackagedServer.start(properties)) {
            assertThat(many(server, i -> "203.0.113." + i))
                    .as("another name each time, and still one caller")
                    .contains(TOO_MANY_REQUESTS);
        }
    }

    /** All at once: one after the other a busy machine would take so long over them that they are few in a second. */
    private static List<Integer> many(PackagedServer server, IntFunction<String> caller) {
        List<CompletableFuture<Integer>> asked = IntStream.range(0, 100)
                .mapToObj(
                        i -> CLIENT.sendAsync(request(server, caller.apply(i)), HttpResponse.BodyHandlers.discarding())
                                .thenApply(HttpResponse::statusCode))
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private static int ask(PackagedServer server, String forwardedFor) throws Exception {
        return CLIENT.send(request(server, forwardedFor), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpRequest request(PackagedServer server, String forwardedFor) {
        URI link = URI.create("http://127.0.0.1:" + server.port + "/d/" + PlateCode.random());
        return HttpRequest.newBuilder(link)
                .header("X-Forwarded-For", forwardedFor)
                .build();
    }
}
