package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.redis.RateLimits;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How often one may ask beside GraphQL. */
@ApiTest
class PageRatesTests {

    @Autowired
    private RateLimits limits;

    @Autowired
    private ApiErrors errors;

    @Autowired
    private GraphQlProperties properties;

    private final String address = "2001:db8:" + hex() + ":" + hex() + "::1";

    @Test
    void countsWhoTriesSecretsOutWithTheCallsOfTheirAddress() throws Exception {
        PageRates rates =
                new PageRates(new CallRates(limits, new CallRateSettings(4, 100, 100, Set.of())), errors, properties);

        for (int i = 0; i < 2; i++) {
            assertThat(status(rates, "/export/0", "Authorization")).isEqualTo(200);
            assertThat(status(rates, "/login/finish", "X-Poll-Secret")).isEqualTo(200);
        }

        assertThat(status(rates, "/export/0", "Authorization")).isEqualTo(429);
        assertThat(status(rates, "/login/finish", "X-Poll-Secret")).isEqualTo(429);
        assertThat(status(rates, "/d/0", "Accept"))
                .as("a page asks for nothing secret")
                .isEqualTo(200);
        assertThat(status(rates, properties.getHttp().getPath(), "Authorization"))
                .as("GraphQL counts by itself")
                .isEqualTo(200);
    }

    private int status(PageRates rates, String path, String header) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(address);
        request.addHeader(header, UUID.randomUUID().toString());
        MockHttpServletResponse response = new MockHttpServletResponse();
        rates.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    private static String hex() {
        return Integer.toHexString(ThreadLocalRandom.current().nextInt(0x10000));
    }
}
