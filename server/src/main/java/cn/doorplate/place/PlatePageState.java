package cn.doorplate.place;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * What a plate's page says when it cannot show a door: the word, the sentence, and the way on. A page has room for more than
 * {@link Doorplate#advice()}, which is one line for any client.
 */
enum PlatePageState {
    /** Nothing was asked for yet. */
    ASKING(HttpStatus.OK, "pen", "打开一块门牌", "扫不了二维码时，输入门牌上的编号也能打开。", List.of()),
    /** Gone for good: scanners and caches may forget the link. */
    REVOKED(
            HttpStatus.GONE,
            "stop",
            "这块门牌已停用",
            "它可能遗失、损坏或被仿制过，原来的信息已经撤下。",
            List.of("门口若有新门牌，请扫新的。", "没有的话，请告诉物业或社区居委会补挂。")),
    REPLACED(
            HttpStatus.GONE,
            "swap",
            "这块门牌已换新",
            "新门牌挂在原来的地方，请扫新门牌上的二维码。",
            List.of("扫的若是照片或截图，请到门口扫实物。", "门口没有的话，请告诉物业或社区居委会。")),
    MISTYPED(
            HttpStatus.NOT_FOUND,
            "pen",
            "编号好像输错了",
            "我们的门牌里没有这样的编号，请对照门牌再看一遍。",
            List.of("容易看错的字：8 和 B、5 和 S、2 和 Z、6 和 G、V 和 Y。", "字母 O 和数字 0，字母 I、L 和数字 1，输哪个都可以。")),
    UNKNOWN(
            HttpStatus.NOT_FOUND,
            "ask",
            "没有这块门牌",
            "编号的写法没有错，但我们没有发过这块门牌。",
            List.of("请再扫一次，或核对后重新输入编号。", "二维码若是后来贴上去的，请不要付款或填写密码，并告诉社区民警。")),
    LIMITED(
            HttpStatus.TOO_MANY_REQUESTS,
            "clock",
            "查得太快了",
            "短时间里查了太多不存在的编号，请等一分钟再打开。",
            List.of("和您用同一个网络的人也会受影响，换成手机流量再试就行。")),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "alert", "暂时打不开", "系统正在恢复，请过一会儿再试。电话不受影响，急事请直接打下面的电话。", List.of());

    private final HttpStatus status;
    private final String icon;
    private final String title;
    private final String sentence;

    private final List<String> ways;

    PlatePageState(HttpStatus status, String icon, String title, String sentence, List<String> ways) {
        this.status = status;
        this.icon = icon;
        this.title = title;
        this.sentence = sentence;
        this.ways = ways;
    }

    HttpStatus status() {
        return status;
    }

    String icon() {
        return icon;
    }

    String title() {
        return title;
    }

    String sentence() {
        return sentence;
    }

    List<String> ways() {
        return ways;
    }

    /** When to come back, for programs; zero where coming back changes nothing. */
    Duration retryAfter() {
        return switch (this) {
            case LIMITED -> Duration.ofMinutes(1);
            case UNAVAILABLE -> Duration.ofSeconds(10);
            default -> Duration.ZERO;
        };
    }

    /** Whether typing a code may help. */
    boolean offersForm() {
        return this != LIMITED && this != UNAVAILABLE;
    }

    /** Whether the code is worth correcting, so that the form holds it already. */
    boolean offersCorrection() {
        return this == MISTYPED || this == UNKNOWN;
    }
}
