package cn.doorplate.messaging;

import cn.doorplate.messaging.MessagingSettings.Tencent;
import cn.doorplate.privacy.Phone;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tencent Cloud SMS, {@code SendSms} of 2021-01-11: cloud.tencent.com/document/api/382/55981. */
final class TencentSms implements SmsProvider {

    private static final Logger log = LoggerFactory.getLogger(TencentSms.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONTENT_TYPE = "application/json; charset=utf-8";
    private static final String ACTION = "SendSms";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Bytes of an answer; it has some 300. */
    private static final int LARGEST = 1 << 16;

    private final Tencent settings;
    private final Tc3Signature signature;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    TencentSms(Tencent settings, Clock clock) {
        this.settings = settings;
        this.signature = new Tc3Signature(settings.secretId(), settings.secretKey(), "sms");
        this.clock = clock;
    }

    @Override
    public Answer send(Phone phone, String template, List<String> values) {
        return ask(JSON.writeValueAsString(Map.of(
                "PhoneNumberSet", List.of("+86" + phone.number()),
                "SmsSdkAppId", settings.appId(),
                "SignName", settings.signName(),
                "TemplateId", template,
                "TemplateParamSet", values)));
    }

    private Answer ask(String payload) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(
                request(payload),
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> keep(bytes, body))));
        try {
            int status = answer.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS).statusCode();
            return status == 200 ? read(body.toByteArray()) : away("status " + status);
        } catch (TimeoutException e) {
            return away("no answer in time");
        } catch (ExecutionException e) {
            return away(String.valueOf(e.getCause()).replaceAll(":.*", ""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return away("interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(String payload) {
        URI uri = URI.create(settings.host() + "/");
        Instant now = clock.instant();
        TreeMap<String, String> signed =
                new TreeMap<>(Map.of("content-type", CONTENT_TYPE, "host", uri.getAuthority(), "x-tc-action", ACTION));
        return HttpRequest.newBuilder(uri)
                .header("Authorization", signature.authorization(signed, payload, now))
                .header("Content-Type", CONTENT_TYPE)
                .header("X-TC-Action", ACTION)
                .header("X-TC-Version", "2021-01-11")
                .header("X-TC-Timestamp", Long.toString(now.getEpochSecond()))
                .header("X-TC-Region", settings.region())
                .POST(HttpRequest.BodyPublishers.ofString(payload))
                .build();
    }

    /** Drops what is too much: an answer cut short is no JSON. */
    private static void keep(byte[] part, ByteArrayOutputStream body) {
        if (body.size() + part.length <= LARGEST) {
            body.writeBytes(part);
        }
    }

    private static Answer read(byte[] body) {
        try {
            JsonNode response = JSON.readTree(body).path("Response");
            JsonNode status = response.path("SendStatusSet").path(0);
            String code =
                    response.at("/Error/Code").asString(status.path("Code").asString(""));
            if (code.equals("Ok")) {
                return Answer.taken(reference(status.path("SerialNo").asString("")));
            }
            log.warn(
                    "Tencent refuses an SMS: {}, request {}",
                    word(code),
                    word(response.path("RequestId").asString("")));
            return refusal(code);
        } catch (JacksonException e) {
            // Its message quotes the answer, which may hold a phone.
            return away("no JSON");
        }
    }

    private static String reference(String serial) {
        return serial.matches("[!-~]{1,64}") ? serial : "";
    }

    /** Of what comes from elsewhere only what cannot disturb a log, or be a phone in it. */
    private static String word(String text) {
        return text.matches("[A-Za-z][A-Za-z.]{0,80}|[0-9a-f-]{36}") ? text : "?";
    }

    /** cloud.tencent.com/document/api/382/59177 (短信 API 3.0 发送错误码), and 382/52075 for the codes of all interfaces. */
    private static Answer refusal(String code) {
        // The frequency that DeliveryFrequencyLimit means is that of one phone: it keeps nobody else's from going out.
        if (code.startsWith("LimitExceeded.PhoneNumber") || code.equals("LimitExceeded.DeliveryFrequencyLimit")) {
            return Answer.failed(DeliveryFailure.TOO_OFTEN);
        }
        if (code.startsWith("LimitExceeded") || code.startsWith("RequestLimitExceeded")) {
            return Answer.tooMuch();
        }
        return Answer.failed(
                switch (code) {
                    case "FailedOperation.PhoneNumberInBlacklist" -> DeliveryFailure.BLOCKED;
                    case "InvalidParameterValue.IncorrectPhoneNumber" -> DeliveryFailure.NO_ADDRESS;
                    case "FailedOperation.SignatureIncorrectOrUnapproved",
                            "FailedOperation.InsufficientBalanceInSmsPackage",
                            "InvalidParameterValue.SdkAppIdNotExist",
                            "IpInBlacklist",
                            "IpNotInWhitelist" -> DeliveryFailure.MISCONFIGURED;
                    case "FailedOperation.ContainSensitiveWord",
                            "FailedOperation.FailResolvePacket",
                            "FailedOperation.JsonParseFail",
                            "FailedOperation.TemplateIncorrectOrUnapproved",
                            "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
                            "FailedOperation.TemplateUnapprovedOrNotExist" -> DeliveryFailure.INVALID;
                    default -> byFamily(code);
                });
    }

    private static DeliveryFailure byFamily(String code) {
        String family = code.replaceAll("\\..*", "");
        return switch (family) {
            case "AuthFailure", "UnauthorizedOperation" -> DeliveryFailure.MISCONFIGURED;
            case "InvalidParameter",
                    "InvalidParameterValue",
                    "MissingParameter",
                    "UnknownParameter",
                    "UnsupportedOperation" -> DeliveryFailure.INVALID;
            default -> DeliveryFailure.AWAY;
        };
    }

    private static Answer away(String what) {
        log.warn("Tencent does not answer ({})", what);
        return Answer.lost();
    }
}
