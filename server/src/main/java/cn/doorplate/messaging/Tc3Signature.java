package cn.doorplate.messaging;

import cn.doorplate.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * TC3-HMAC-SHA256, by which Tencent Cloud knows who asks: cloud.tencent.com/document/api/382/52072 (签名方法 v3).
 *
 * @param service as in {@code sms}
 */
record Tc3Signature(String secretId, String secretKey, String service) {

    private static final String ALGORITHM = "TC3-HMAC-SHA256";

    /**
     * The value of the header Authorization for a POST to {@code /}.
     *
     * @param headers those that are signed, by their names in lower case
     */
    String authorization(SortedMap<String, String> headers, String payload, Instant at) {
        String names = String.join(";", headers.keySet());
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip().toLowerCase(Locale.ROOT) + "\n")
                .collect(Collectors.joining());
        String request = "POST\n/\n\n" + lines + "\n" + names + "\n" + hash(payload);
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        String scope = day + "/" + service + "/tc3_request";
        String toSign = ALGORITHM + "\n" + at.getEpochSecond() + "\n" + scope + "\n" + hash(request);
        String signature = HexFormat.of().formatHex(hmac(key(day), toSign));
        return ALGORITHM + " Credential=" + secretId + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                + signature;
    }

    private byte[] key(LocalDate day) {
        byte[] ofDay = hmac(("TC3" + secretKey).getBytes(StandardCharsets.UTF_8), day.toString());
        return hmac(hmac(ofDay, service), "tc3_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Tc3Signature[" + service + "]";
    }
}
