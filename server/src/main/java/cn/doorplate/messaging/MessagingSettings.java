package cn.doorplate.messaging;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code doorplate.messaging.*}, as given: {@link MessagingGuard} says what is wrong with it, and {@link Templates} what it means.
 *
 * @param bounds how many messages of a kind go out to a person on a day of Asia/Shanghai, by kind; where none is given 10 of CASE, 3 of others
 * @param digestAt when what is over the bound is told in one message, as in {@code 19:00}
 * @param servers how many there are: each keeps to its share of the rates while Redis, by which they keep to them together, is away
 */
@ConfigurationProperties("doorplate.messaging")
record MessagingSettings(
        @DefaultValue WeChat wechat,
        @DefaultValue Sms sms,
        @DefaultValue Map<String, Integer> bounds,
        @DefaultValue("19:00") String digestAt,
        @DefaultValue("2") int servers) {

    /** With nothing configured. */
    static final MessagingSettings NONE = new MessagingSettings(
            new WeChat(List.of(), 20),
            new Sms(
                    "none",
                    10,
                    new Tencent("", "", "", "", "ap-guangzhou", "https://sms.tencentcloudapi.com"),
                    Map.of()),
            Map.of(),
            "19:00",
            2);

    MessagingSettings {
        bounds = Map.copyOf(bounds);
    }

    /** @param perSecond how many go out in a second, through all servers together */
    record WeChat(
            @DefaultValue List<Template> templates,
            @DefaultValue("20") int perSecond) {

        WeChat {
            templates = List.copyOf(templates);
        }
    }

    /**
     * A template of subscribe messages.
     *
     * @param kinds of message that go out by it
     * @param digest whether the digest does
     * @param standing whether one consent holds for all (长期订阅)
     * @param page of the mini-program that a tap opens; {@code {message}} in it stands for the message's id
     * @param data what stands for each placeholder: the name of a {@link Letter.Part}, or a text
     */
    record Template(
            @DefaultValue("") String id,
            @DefaultValue List<String> kinds,
            @DefaultValue("false") boolean digest,
            @DefaultValue("false") boolean standing,
            @DefaultValue("pages/index/index") String page,
            @DefaultValue Map<String, String> data) {

        Template {
            kinds = List.copyOf(kinds);
            data = Map.copyOf(data);
        }
    }

    /**
     * @param provider {@code none}, {@code log} or {@code tencent}
     * @param templates by kind, and by {@code DIGEST}
     */
    record Sms(
            @DefaultValue("none") String provider,
            @DefaultValue("10") int perSecond,
            @DefaultValue Tencent tencent,
            @DefaultValue Map<String, SmsTemplate> templates) {

        Sms {
            templates = Map.copyOf(templates);
        }
    }

    /**
     * An account with Tencent Cloud SMS.
     *
     * @param host what requests begin with, without a slash at the end
     */
    record Tencent(
            @DefaultValue("") String secretId,
            @DefaultValue("") String secretKey,
            @DefaultValue("") String appId,
            @DefaultValue("") String signName,
            @DefaultValue("ap-guangzhou") String region,
            @DefaultValue("https://sms.tencentcloudapi.com") String host) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Tencent[" + appId + " at " + host + "]";
        }
    }

    /** @param parameters what stands for {1}, {2}, …: names of {@link Letter.Part}s, or texts */
    record SmsTemplate(
            @DefaultValue("") String id, @DefaultValue List<String> parameters) {

        SmsTemplate {
            parameters = List.copyOf(parameters);
        }
    }
}
