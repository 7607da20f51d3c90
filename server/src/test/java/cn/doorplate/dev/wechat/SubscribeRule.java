package cn.doorplate.dev.wechat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /cgi-bin/message/subscribe/send}: one message for each time that somebody allowed it.
 * developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */
final class SubscribeRule implements Rule {

    private static final String DAY = "\\d{4}(年\\d{1,2}月\\d{1,2}日|-\\d{2}-\\d{2})";
    private static final String TIME = "([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?";

    /** The page's table of what may stand where; of times and dates also the form of its sample. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("thing", ".{1,20}"),
            Map.entry("number", "-?[\\d.]{1,32}"),
            Map.entry("letter", "[A-Za-z]{1,32}"),
            Map.entry("symbol", "[\\p{P}\\p{S}]{1,5}"),
            Map.entry("character_string", "[ -~]{1,32}"),
            Map.entry("time", "(" + DAY + " )?" + TIME),
            Map.entry("date", DAY + "( " + TIME + ")?"),
            Map.entry("amount", "\\p{Sc}?\\d{1,10}(\\.\\d+)?元?"),
            Map.entry("phone_number", "[-+()\\d ]{1,17}"),
            Map.entry("car_number", "[\\u4e00-\\u9fa5]?[A-Z\\d]{1,7}[\\u4e00-\\u9fa5]?"),
            Map.entry("name", "[^\\u4e00-\\u9fa5]{1,20}|.{1,10}"),
            Map.entry("phrase", "[\\u4e00-\\u9fa5]{1,5}"));

    private final Members members;
    private final Set<String> pages;
    private final Map<String, Set<String>> templates = new HashMap<>();
    private final Map<String, Integer> allowed = new HashMap<>();
    private final Set<String> standing = new HashSet<>();
    private int quota = Integer.MAX_VALUE;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<Sent> asked = Collections.synchronizedList(new ArrayList<>());

    SubscribeRule(Members members, Set<String> pages) {
        this.members = members;
        this.pages = pages;
    }

    /** A message that somebody was shown, or was to be shown. */
    record Sent(String openid, String template, String page, Map<String, String> data) {}

    synchronized void template(String id, Set<String> placeholders) {
        templates.put(id, Set.copyOf(placeholders));
    }

    /** Of this template one consent holds for all messages. */
    synchronized void standing(String id) {
        standing.add(id);
    }

    synchronized void refuse(String openid, String template) {
        allowed.remove(openid + ' ' + template);
    }

    /** So many messages more. */
    synchronized void quota(int number) {
        quota = number;
    }

    /** The person taps "允许" once. */
    synchronized void allow(String openid, String template) {
        allowed.merge(openid + ' ' + template, 1, Integer::sum);
    }

    List<Sent> sent() {
        return sent;
    }

    /** All that was handed over, whether it was shown or refused. */
    List<Sent> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    @Override
    public synchronized Answered answer(Asked asked) {
        String openid = asked.body("touser");
        String template = asked.body("template_id");
        this.asked.add(new Sent(openid, template, asked.body("page"), data(asked)));
        if (!members.knows(openid)) {
            return Answered.refusal(40003, "invalid openid");
        }
        if (!templates.containsKey(template)) {
            return Answered.refusal(40037, "invalid template_id");
        }
        String page = asked.body("page");
        if (!page.isEmpty() && !pages.contains(page.replaceAll("\\?.*", ""))) {
            return Answered.refusal(41030, "invalid page");
        }
        Map<String, String> data = data(asked);
        for (String placeholder : templates.get(template)) {
            if (!fits(placeholder, data.getOrDefault(placeholder, ""))) {
                return Answered.refusal(47003, "argument invalid! data." + placeholder + ".value invalid");
            }
        }
        if (allowed.getOrDefault(openid + ' ' + template, 0) == 0) {
            return Answered.refusal(43101, "user refuse to accept the msg");
        }
        if (quota == 0) {
            return Answered.refusal(45009, "reach max api daily quota limit");
        }
        quota--;
        if (!standing.contains(template)) {
            allowed.merge(openid + ' ' + template, -1, Integer::sum);
        }
        sent.add(new Sent(openid, template, page, data));
        return Answered.json(Answered.ok());
    }

    private static boolean fits(String placeholder, String value) {
        return value.matches(VALUES.getOrDefault(placeholder.replaceAll("\\d+$", ""), ".+"));
    }

    private static Map<String, String> data(Asked asked) {
        Map<String, String> data = new HashMap<>();
        JsonNode body = asked.body();
        if (body != null) {
            body.path("data")
                    .properties()
                    .forEach(it ->
                            data.put(it.getKey(), it.getValue().path("value").asString("")));
        }
        return data;
    }
}
