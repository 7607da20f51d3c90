package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.place.PlateCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose word counts on who is calling: {@code X-Forwarded-For} is believed from our own proxies alone. */
class TrustedProxiesIT {

    @RegisterExtension
    static final PackagedPair SERVERS = new PackagedPair();

    private static final int TOO_MANY_REQUESTS = 429;

    @Test
    void believesAProxyOfOursOnWhoIsCalling() throws Exception {
        assertThat(lastOfThirty(SERVERS.one(), "203.0.113.1", false)).isEqualTo(TOO_MANY_REQUESTS);
        assertThat(ask(SERVERS.one(), "203.0.113.2")).isEqualTo(404);
    }

    @Test
    void believesNobodyElse() throws Exception {
        Map<String, String> properties = PackagedServer.properties(PackagedPair.DATABASE);
        properties.put("server.tomcat.remoteip.internal-proxies", "10\\.99\\.99\\.99");
        try (PackagedServer server = PackagedServer.start(properties)) {
            assertThat(lastOfThirty(server, "203.0.113.", true))
                    .as("another name each time, and still one caller")
                    .isEqualTo(TOO_MANY_REQUESTS);
        }
    }

    private static int lastOfThirty(PackagedServer server, String caller, boolean varied) throws Exception {
        int status = 0;
        for (int i = 0; i < 30; i++) {
            status = ask(server, varied ? caller + i : caller);
        }
        return status;
    }

    private static int ask(PackagedServer server, String forwardedFor) throws Exception {
        URI link = URI.create("http://127.0.0.1:" + server.port + "/d/" + PlateCode.random());
        HttpRequest request = HttpRequest.newBuilder(link)
                .header("X-Forwarded-For", forwardedFor)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
