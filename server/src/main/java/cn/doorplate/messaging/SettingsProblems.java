package cn.doorplate.messaging;

import cn.doorplate.messaging.MessagingSettings.SmsTemplate;
import cn.doorplate.messaging.MessagingSettings.Template;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is wrong with {@code doorplate.messaging.*}, in words for whoever runs the server. */
final class SettingsProblems {

    private static final String PREFIX = "doorplate.messaging.";
    private static final String KINDS =
            Arrays.stream(MessageKind.values()).map(Enum::name).collect(Collectors.joining("、"));
    private static final Set<String> PROVIDERS = Set.of("none", "log", "tencent");

    private final List<String> problems = new ArrayList<>();

    private SettingsProblems() {}

    static List<String> of(MessagingSettings settings) {
        SettingsProblems found = new SettingsProblems();
        found.templates(settings.wechat().templates());
        found.sms(settings.sms());
        found.rates(settings);
        found.bounds(settings.bounds());
        return found.problems;
    }

    private void templates(List<Template> templates) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < templates.size(); i++) {
            String where = "微信订阅消息模板 " + PREFIX + "wechat.templates[" + i + "] ";
            Template template = templates.get(i);
            if (template.id().isBlank()) {
                problems.add(where + "缺少模板编号 id。请在微信公众平台的“订阅消息 — 我的模板”里复制。");
            } else if (!template.id().matches("[0-9A-Za-z_-]{1,64}")) {
                problems.add(where + "的模板编号 id 有误，应为 1 到 64 位字母、数字、下划线或连字符。请重新复制。");
            } else if (!ids.add(template.id())) {
                problems.add(where + "与前面的模板编号相同。请合并成一个，kinds 里写上各类消息。");
            }
            if (template.kinds().isEmpty() && !template.digest()) {
                problems.add(where + "没有写明用来发什么。请填写 kinds（" + KINDS + "），或把 digest 设为 true。");
            }
            template.kinds().forEach(kind -> kind(where + "的 kinds 里", kind));
            data(where, template.data());
        }
    }

    private void data(String where, Map<String, String> data) {
        if (data.isEmpty()) {
            problems.add(where + "没有写明内容 data，如 data.thing1: title。");
        }
        new TreeMap<>(data)
                .forEach((name, value) -> Placeholder.named(name)
                        .ifPresentOrElse(
                                it -> {
                                    if (!it.takes(value)) {
                                        problems.add(
                                                where + "的 " + name + " 里不能放“" + value + "”：微信不接受。请核对《订阅消息参数值内容限制说明》。");
                                    }
                                },
                                () -> problems.add(
                                        where + "的 data 里有微信不认识的“" + name + "”。名称由类型和数字组成，如 thing1、time2，请照模板详情填写。")));
    }

    private void sms(MessagingSettings.Sms sms) {
        if (!PROVIDERS.contains(sms.provider())) {
            problems.add("没有叫“" + sms.provider() + "”的短信服务商：" + PREFIX
                    + "sms.provider 请填 none（不发短信）、log（只写日志）或 tencent（腾讯云）。");
        }
        if (sms.provider().equals("tencent")) {
            tencent(sms.tencent());
        }
        new TreeMap<>(sms.templates()).forEach((kind, template) -> {
            String where = "短信模板 " + PREFIX + "sms.templates." + kind + " ";
            if (!Set.of(Templates.DIGEST, Templates.LINK).contains(kind)) {
                kind(where + "里", kind);
            }
            if (kind.equals(Templates.LINK) != template.parameters().contains("link")) {
                problems.add(where + "的 parameters 有误：参数 link 必须并且只能写在 LINK 模板里，前面的网址写在模板正文中。");
            }
            id(where, sms, template);
        });
    }

    private void id(String where, MessagingSettings.Sms sms, SmsTemplate template) {
        if (sms.provider().equals("tencent") && !template.id().matches("\\d{1,20}")) {
            problems.add(where + "的编号 id 应为数字。请在腾讯云短信控制台的“正文模板管理”里复制。");
        }
    }

    private void tencent(MessagingSettings.Tencent tencent) {
        required("sms.tencent.secret-id", tencent.secretId(), "密钥编号 SecretId", "访问管理 — API 密钥管理");
        required("sms.tencent.secret-key", tencent.secretKey(), "密钥 SecretKey", "访问管理 — API 密钥管理");
        required("sms.tencent.app-id", tencent.appId(), "应用编号 SdkAppId", "短信控制台 — 应用管理");
        required("sms.tencent.sign-name", tencent.signName(), "短信签名", "短信控制台 — 签名管理");
        if (!tencent.host().matches("https?://[^/]+")) {
            problems.add(PREFIX + "sms.tencent.host 应以 https:// 开头，末尾不带斜线，如 https://sms.tencentcloudapi.com。");
        }
    }

    private void required(String key, String value, String title, String where) {
        if (value.isBlank()) {
            problems.add("短信服务商是腾讯云，但缺少" + title + " " + PREFIX + key + "。请在腾讯云“" + where + "”里查看。");
        }
    }

    private void rates(MessagingSettings settings) {
        if (settings.wechat().perSecond() < 1) {
            problems.add(PREFIX + "wechat.per-second 至少为 1。");
        }
        if (settings.sms().perSecond() < 1) {
            problems.add(PREFIX + "sms.per-second 至少为 1。");
        }
        if (settings.servers() < 1) {
            problems.add(PREFIX + "servers 至少为 1：填写服务器台数。");
        }
        try {
            LocalTime.parse(settings.digestAt());
        } catch (DateTimeParseException e) {
            problems.add(PREFIX + "digest-at 应为一天里的时间，如 \"19:00\"（在 YAML 里要加引号）。");
        }
    }

    private void bounds(Map<String, Integer> bounds) {
        new TreeMap<>(bounds).forEach((name, bound) -> {
            kind(PREFIX + "bounds 里", name);
            if (name.equals(MessageKind.URGENT.name())) {
                problems.add(PREFIX + "bounds.URGENT 不能设：紧急消息没有上限。请删去。");
            } else if (bound < 0) {
                problems.add(PREFIX + "bounds." + name + " 不能小于 0。");
            }
        });
    }

    private void kind(String where, String name) {
        if (Arrays.stream(MessageKind.values()).noneMatch(kind -> kind.name().equals(name))) {
            problems.add(where + "没有叫“" + name + "”的消息类别。请从 " + KINDS + " 里选。");
        }
    }
}
