package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.privacy.Phone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tencent Cloud SMS, on a stand-in that looks at the signature. */
@ExtendWith(OutputCaptureExtension.class)
class TencentSmsTests {

    private static final Phone PHONE = new Phone("13800138000");

    private final TencentStandIn tencent = new TencentStandIn();

    @AfterEach
    void stop() {
        tencent.close();
    }

    @Test
    void handsOverWhatIsSignedAndKeepsTheReference() {
        Answer answer = send(new TencentSms(tencent.settings(), Clock.systemUTC()));
        assertThat(answer).isEqualTo(Answer.taken("5000:1045710669157053657849499619"));
        assertThat(tencent.asked()).hasSize(1);
        assertThat(tencent.asked().get(0).toString())
                .contains("\"PhoneNumberSet\":[\"+8613800138000\"]")
                .contains("\"SmsSdkAppId\":\"1400006666\"")
                .contains("\"SignName\":\"子营街道\"")
                .contains("\"TemplateId\":\"1110\"")
                .contains("\"TemplateParamSet\":[\"停水通知\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "LimitExceeded.PhoneNumberThirtySecondLimit, TOO_OFTEN, false",
        "LimitExceeded.PhoneNumberDailyLimit, TOO_OFTEN, false",
        "LimitExceeded.AppDailyLimit, TOO_OFTEN, true",
        "LimitExceeded.DeliveryFrequencyLimit, TOO_OFTEN, false",
        "RequestLimitExceeded, TOO_OFTEN, true",
        "FailedOperation.PhoneNumberInBlacklist, BLOCKED, false",
        "InvalidParameterValue.IncorrectPhoneNumber, NO_ADDRESS, false",
        "InvalidParameterValue.TemplateParameterLengthLimit, INVALID, false",
        "FailedOperation.TemplateIncorrectOrUnapproved, INVALID, false",
        "FailedOperation.ContainSensitiveWord, INVALID, false",
        "FailedOperation.SignatureIncorrectOrUnapproved, MISCONFIGURED, false",
        "FailedOperation.InsufficientBalanceInSmsPackage, MISCONFIGURED, false",
        "AuthFailure.SecretIdNotFound, MISCONFIGURED, false",
        "UnauthorizedOperation.SdkAppIdIsDisabled, MISCONFIGURED, false",
        "InternalError.Timeout, AWAY, false",
        "SomethingNew.OfNextYear, AWAY, false"
    })
    void saysWhyItWasNotTaken(String code, DeliveryFailure failure, boolean toAll) {
        tencent.says(code);
        assertThat(send(new TencentSms(tencent.settings(), Clock.systemUTC())))
                .isEqualTo(new Answer(failure, false, toAll, null));
    }

    @Test
    void isMisconfiguredWithAWrongKeyAndAWrongClock() {
        Clock wrong = Clock.fixed(Instant.now().minus(Duration.ofMinutes(10)), ZoneOffset.UTC);
        Answer misconfigured = Answer.failed(DeliveryFailure.MISCONFIGURED);
        assertThat(send(new TencentSms(tencent.settings("another key"), Clock.systemUTC())))
                .isEqualTo(misconfigured);
        assertThat(send(new TencentSms(tencent.settings(), wrong))).isEqualTo(misconfigured);
        assertThat(tencent.asked()).isEmpty();
    }

    @Test
    void isAwayWhenItFailsOrTalksNonsenseOrIsNotThere(CapturedOutput log) {
        Answer away = Answer.lost();
        assertThat(send(new TencentSms(TencentStandIn.NOBODY, Clock.systemUTC())))
                .isEqualTo(away);
        tencent.fails(502);
        assertThat(send(new TencentSms(tencent.settings(), Clock.systemUTC()))).isEqualTo(away);
        tencent.fails(200);
        tencent.saysNonsense();
        assertThat(send(new TencentSms(tencent.settings(), Clock.systemUTC()))).isEqualTo(away);
        assertThat(log.getAll()).doesNotContain("13800138000").doesNotContain("stand-in-key");
    }

    @Test
    void isAwayWithinSecondsWhenItIsSlow() {
        tencent.isSlow();
        long start = System.nanoTime();
        assertThat(send(new TencentSms(tencent.settings(), Clock.systemUTC()))).isEqualTo(Answer.lost());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void theLogProviderSaysThatOneWouldGoOutAndToNobody(CapturedOutput log) {
        assertThat(send(new LoggedSms()).failure()).isNull();
        assertThat(log.getAll())
                .contains("An SMS would go out here")
                .doesNotContain("13800138000")
                .doesNotContain("停水通知");
    }

    private static Answer send(SmsProvider provider) {
        return provider.send(PHONE, "1110", List.of("停水通知"));
    }
}
