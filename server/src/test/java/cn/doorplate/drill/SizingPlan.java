package cn.doorplate.drill;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a county, a city and a province come to, from what a row takes and from assumptions that are all written down here. */
final class SizingPlan {

    static final List<Place> PLACES =
            List.of(new Place("县", 200_000), new Place("市", 4_000_000), new Place("省", 40_000_000));

    private static final double YEARS = 5;
    private static final double SECONDS_A_YEAR = 365 * 86_400.0;

    /** The busiest hour against the mean of the year. */
    private static final double PEAK = 10;

    /** Ordinary requests a second that one server of four processors answers at half load; a filing is the dearest of them. */
    private static final double REQUESTS_A_SERVER = 150;

    private static final double GB = 1e9;

    record Place(String name, long people) {

        double thousands() {
            return people / 1000.0;
        }
    }

    /**
     * Rows of a table.
     *
     * @param perThousand of 1,000 people: in a year, or at all where they are not of a year
     * @param keptYears by its retention rule; 0 of those that are there once
     */
    record Rows(String table, double perThousand, double keptYears) {

        double aYear(Place place) {
            return keptYears == 0 ? 0 : perThousand * place.thousands();
        }

        /** When it runs for five years. */
        double lying(Place place) {
            return perThousand * place.thousands() * (keptYears == 0 ? 1 : Math.min(keptYears, YEARS));
        }
    }

    /**
     * Something that people do.
     *
     * @param perThousand times a year, of 1,000 people
     * @param asks the part of them that asks the database at all
     */
    record Doing(String what, double perThousand, double asks, double statements) {}

    private static final double FOREVER = 99;

    /** 700 of 1,000 are registered; 100 cases, 2 alarms, 300 sign-ups a year; 5 wear a band that tells every ten minutes. */
    static final List<Rows> ROWS = List.of(
            new Rows("person", 700, 0),
            new Rows("person_key", 700, 0),
            new Rows("wechat_account", 700, 0),
            new Rows("consent", 700, 0),
            new Rows("household", 400, 0),
            new Rows("household_member", 700, 0),
            new Rows("doorplate", 120, 0),
            new Rows("ledger_case", 100, FOREVER),
            new Rows("case_event", 800, 2.5),
            new Rows("case_event_archive", 800, FOREVER),
            new Rows("case_text", 300, FOREVER),
            new Rows("case_photo", 150, FOREVER),
            new Rows("case_party", 120, FOREVER),
            new Rows("case_gram", 6_000, 3),
            new Rows("media", 150, 3),
            new Rows("alarm", 2, FOREVER),
            new Rows("alarm_event", 16, FOREVER),
            new Rows("alarm_hand", 20, 1),
            new Rows("message", 42_000, 1),
            new Rows("delivery", 20_000, 0.25),
            new Rows("notice_receipt", 14_000, 3),
            new Rows("event_sign_up", 300, 3),
            new Rows("capacity_claim", 300, 3),
            new Rows("session", 3_000, 0.3),
            new Rows("access_log", 1_500, 1),
            new Rows("band_reading", 262_800, 30 / 365.0));

    private final Map<String, Double> bytes;
    private final List<Doing> doings;
    private final double idle;
    private final double redisPerThousand;

    /**
     * @param bytes a row, by table
     * @param idle statements a second of a server that nobody asks
     */
    SizingPlan(Map<String, Double> bytes, List<Doing> doings, double idle, double redisPerThousand) {
        this.bytes = bytes;
        this.doings = doings;
        this.idle = idle;
        this.redisPerThousand = redisPerThousand;
    }

    private double gigabytes(Rows rows, double number) {
        return number * bytes.getOrDefault(rows.table(), 0.0) / GB;
    }

    private static double sum(ToDoubleFunction<Rows> of) {
        return ROWS.stream().mapToDouble(of).sum();
    }

    double gigabytesLying(Place place) {
        return sum(rows -> gigabytes(rows, rows.lying(place)));
    }

    private double statements(Place place) {
        return doings.stream()
                        .mapToDouble(it -> it.perThousand() * it.asks() * it.statements())
                        .sum()
                * place.thousands()
                / SECONDS_A_YEAR;
    }

    private double requests(Place place) {
        return doings.stream().mapToDouble(Doing::perThousand).sum() * place.thousands() / SECONDS_A_YEAR;
    }

    /** One more than the peak needs, and two at least. */
    int servers(Place place) {
        return 1 + Math.max(1, (int) Math.ceil(requests(place) * PEAK / REQUESTS_A_SERVER));
    }

    String markdown() {
        return Stream.of(tables(), doings(), places()).collect(Collectors.joining("\n"));
    }

    private String tables() {
        StringBuilder out = new StringBuilder("""
                | 表 | 每行字节 | 每千人（每年）行数 | 保存 | 县：运行五年 GB | 市 | 省 |
                | --- | ---: | ---: | --- | ---: | ---: | ---: |
                """);
        for (Rows rows : ROWS) {
            out.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %.0f | %,.0f | %s |",
                    rows.table(),
                    bytes.getOrDefault(rows.table(), 0.0),
                    rows.perThousand(),
                    kept(rows)));
            PLACES.forEach(
                    place -> out.append(String.format(Locale.ROOT, " %,.2f |", gigabytes(rows, rows.lying(place)))));
            out.append('\n');
        }
        return out.toString();
    }

    private static String kept(Rows rows) {
        if (rows.keptYears() == 0) {
            return "存量";
        }
        return rows.keptYears() == FOREVER ? "一直" : String.format(Locale.ROOT, "%.0f 天", rows.keptYears() * 365);
    }

    private String doings() {
        return """
                | 操作 | 每千人每年次数 | 其中问数据库的 | 每次语句 |
                | --- | ---: | ---: | ---: |
                """
                + doings.stream()
                        .map(it -> String.format(
                                Locale.ROOT,
                                "| %s | %,.0f | %.0f%% | %.0f |%n",
                                it.what(),
                                it.perThousand(),
                                it.asks() * 100,
                                it.statements()))
                        .collect(Collectors.joining());
    }

    private String places() {
        return "| | "
                + PLACES.stream()
                        .map(place -> place.name() + String.format(Locale.ROOT, "（%,d 人）", place.people()))
                        .collect(Collectors.joining(" | "))
                + " |\n| --- | ---: | ---: | ---: |\n"
                + line("每年新写入的行（百万）", "%,.1f", place -> sum(rows -> rows.aYear(place)) / 1e6)
                + line("其中留过一年的（百万）", "%,.1f", place -> sum(rows -> rows.keptYears() < 1 ? 0 : rows.aYear(place)) / 1e6)
                + line("数据库运行五年后（GB）", "%,.1f", this::gigabytesLying)
                + line(
                        "其中不按期删除的，每年增加（GB）",
                        "%,.2f",
                        place -> sum(rows -> rows.keptYears() == FOREVER ? gigabytes(rows, rows.aYear(place)) : 0))
                + line("写入行，平均每秒", "%,.1f", place -> sum(rows -> rows.aYear(place)) / SECONDS_A_YEAR)
                + line("语句，平均每秒（不含空转）", "%,.1f", this::statements)
                + line("语句，高峰每秒（十倍，含空转）", "%,.0f", place -> statements(place) * PEAK + idle * servers(place))
                + line("请求，高峰每秒", "%,.0f", place -> requests(place) * PEAK)
                + line("Redis 内存，全部门牌页都在时（MB）", "%,.0f", place -> redisPerThousand * place.thousands() / 1e6)
                + line("应用服务器（4 核，含一台备用）", "%,.0f", this::servers);
    }

    private static String line(String what, String format, ToDoubleFunction<Place> of) {
        return "| " + what + " | "
                + PLACES.stream()
                        .map(place -> String.format(Locale.ROOT, format, of.applyAsDouble(place)))
                        .collect(Collectors.joining(" | "))
                + " |\n";
    }
}
