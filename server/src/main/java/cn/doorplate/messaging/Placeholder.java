package cn.doorplate.messaging;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may stand in a subscribe message where: 订阅消息参数值内容限制说明 at the end of
 * developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html. A placeholder's
 * name is one of these and a number, as in {@code thing1}.
 */
enum Placeholder {
    THING("[^\\n]{1,20}", 20, EnumSet.complementOf(EnumSet.of(Letter.Part.LINK))),
    NUMBER("-?[\\d.]{1,32}", 32, EnumSet.of(Letter.Part.COUNT)),
    LETTER("[A-Za-z]{1,32}", 32, EnumSet.noneOf(Letter.Part.class)),
    SYMBOL("[\\p{P}\\p{S}]{1,5}", 5, EnumSet.noneOf(Letter.Part.class)),
    CHARACTER_STRING("[ -~]{1,32}", 32, EnumSet.of(Letter.Part.COUNT)),
    TIME("(\\d{4}年\\d{1,2}月\\d{1,2}日 )?\\d{1,2}:\\d{2}(:\\d{2})?", 40, EnumSet.of(Letter.Part.TIME)),
    DATE("\\d{4}年\\d{1,2}月\\d{1,2}日( \\d{1,2}:\\d{2}(:\\d{2})?)?", 40, EnumSet.of(Letter.Part.TIME)),
    AMOUNT("\\p{Sc}?\\d{1,10}(\\.\\d+)?元?", 16, EnumSet.noneOf(Letter.Part.class)),
    PHONE_NUMBER("[-+()\\d ]{1,17}", 17, EnumSet.noneOf(Letter.Part.class)),
    CAR_NUMBER("[\\u4e00-\\u9fa5]?[A-Z\\d]{1,7}[\\u4e00-\\u9fa5]?", 8, EnumSet.noneOf(Letter.Part.class)),
    NAME("[^\\n]{1,10}", 10, EnumSet.of(Letter.Part.PUBLISHER)),
    PHRASE("[\\u4e00-\\u9fa5]{1,5}", 5, EnumSet.of(Letter.Part.KIND));

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");
    private static final String NOTHING = "无";
    private static final String MORE = "…";

    private final Pattern form;
    private final int length;
    private final Set<Letter.Part> parts;

    Placeholder(String form, int length, Set<Letter.Part> parts) {
        this.form = Pattern.compile(form);
        this.length = length;
        this.parts = parts;
    }

    /** Empty if WeChat knows none of that name. */
    static Optional<Placeholder> named(String name) {
        return Arrays.stream(values())
                .filter(it -> name.matches(it.name().toLowerCase(Locale.ROOT) + "\\d{1,2}"))
                .findFirst();
    }

    /** Whether what is configured can stand here: one of the parts that fit, or a text of the right form. */
    boolean takes(String nameOrText) {
        return Letter.Part.named(nameOrText)
                .map(parts::contains)
                .orElseGet(() -> form.matcher(nameOrText).matches());
    }

    /** The value in one line, cut to the length that WeChat takes; it takes none that is empty. */
    String fit(String value) {
        return cut(value, length);
    }

    /** In one line of so many characters at the most, as WeChat counts them: UTF-16 units, and none torn in two. */
    static String cut(String value, int length) {
        String line = SPACE.matcher(value).replaceAll(" ").strip();
        if (line.isEmpty()) {
            return NOTHING;
        }
        if (line.length() <= length) {
            return line;
        }
        int end = length - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + MORE;
    }
}
