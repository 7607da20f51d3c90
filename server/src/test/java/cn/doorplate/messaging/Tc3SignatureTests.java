package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The example of cloud.tencent.com/document/api/213/30654 (签名方法 v3), as the page has it now, and as it had it before. */
class Tc3SignatureTests {

    private static final Instant AT = Instant.ofEpochSecond(1551113065);
    private static final String PAYLOAD =
            "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}";

    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/json; charset=utf-8", "host", "cvm.tencentcloudapi.com");

    @Test
    void signsTheDocumentedExample() {
        Tc3Signature signature =
                new Tc3Signature("AKID********************************", "********************************", "cvm");
        TreeMap<String, String> headers = new TreeMap<>(HEADERS);
        headers.put("x-tc-action", "DescribeInstances");
        assertThat(signature.authorization(headers, PAYLOAD, AT))
                .isEqualTo(
                        "TC3-HMAC-SHA256 Credential=AKID********************************/2019-02-25/cvm/tc3_request, "
                                + "SignedHeaders=content-type;host;x-tc-action, "
                                + "Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f");
    }

    @Test
    void signsTheExampleOfTheTimeWhenTheActionWasNotSigned() {
        Tc3Signature signature =
                new Tc3Signature("AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******", "Gu5t9xGARNpq86cd98joQYCN3*******", "cvm");
        assertThat(signature.authorization(new TreeMap<>(HEADERS), PAYLOAD, AT))
                .isEqualTo(
                        "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request, "
                                + "SignedHeaders=content-type;host, "
                                + "Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c");
    }

    @Test
    void doesNotShowTheKey() {
        assertThat(new Tc3Signature("id", "the key", "sms").toString()).doesNotContain("key");
    }
}
