package cn.doorplate.place;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes the five files of an import: a few lines by hand, or a country of the size and shape of the real one. */
final class RegionSampleFiles {

    private static final String[] STEMS = {
        "和平", "团结", "太平", "红星", "前进", "新民", "胜利", "红旗", "新庄", "光明", "王庄", "东山", "张庄", "新村", "联合", "新华", "新建", "三合",
        "向阳", "幸福", "兴隆", "东风", "朝阳", "五星", "青山", "新兴", "花园", "刘庄", "桥头", "杨庄", "王家", "李家庄", "幸福家园", "城关", "鼓楼", "建设",
        "人民", "解放", "中山", "长江", "黄河", "文化", "友谊", "龙泉", "石桥", "大河", "白云", "金山", "凤凰", "永兴"
    };
    private static final String CHARACTERS = "山河水石大小上下东西南北中前后高平长安明光金银白黑红青龙虎马牛羊凤田土木林竹松柏柳杨桃李梅花草泉井塘湖海江沟"
            + "坡岭岗坪坝湾口头尾角庙寺塔桥店铺集营屯寨堡城关门楼台坊王张刘陈杨黄赵周吴徐孙胡朱高郭何罗郑梁谢宋唐许邓冯";
    private static final String[] VILLAGE_ENDS = {"村委会", "村村委会", "村民委员会", "村村民委员会", "社区居委会", "社区居民委员会", "居委会", "社区"};

    private final Random random = new Random(520329);

    private RegionSampleFiles() {}

    /** Empty files with their headers. */
    static void writeHeaders(Path folder) throws IOException {
        for (RegionFile file : RegionFile.values()) {
            Files.writeString(folder.resolve(file.fileName()), String.join(",", file.columns()) + "\n");
        }
    }

    /** Appends a line to the file of the code's level, its parent columns filled in. */
    static void add(Path folder, String code, String name) throws IOException {
        RegionCode number = RegionCode.parse(code).orElseThrow();
        RegionFile file = RegionFile.values()[number.level().ordinal()];
        Files.writeString(
                folder.resolve(file.fileName()), line(file, number.value(), name) + "\n", StandardOpenOption.APPEND);
    }

    static Path folder(Path folder, String... codesAndNames) throws IOException {
        writeHeaders(folder);
        for (int i = 0; i < codesAndNames.length; i += 2) {
            add(folder, codesAndNames[i], codesAndNames[i + 1]);
        }
        return folder;
    }

    /**
     * A country of some communities: names repeated as heavily as real ones are.
     *
     * @param communities at most 620,000
     */
    static void writeCountry(Path folder, int communities) {
        new RegionSampleFiles().write(folder, communities);
    }

    private void write(Path folder, int communities) {
        List<Long> parents = new ArrayList<>();
        int[] sizes = {31, 342, 2_978, 41_352, 620_573};
        for (RegionFile file : RegionFile.values()) {
            int rows = Math.max(31, (int) ((long) sizes[file.ordinal()] * communities / sizes[4]));
            parents = write(folder, file, parents, rows);
        }
    }

    private List<Long> write(Path folder, RegionFile file, List<Long> parents, int rows) {
        List<Long> codes = new ArrayList<>(rows);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve(file.fileName())))) {
            out.println(String.join(",", file.columns()));
            for (int i = 0; i < rows; i++) {
                long code = file == RegionFile.PROVINCES ? 11 + i : below(parents, rows, i, file);
                codes.add(code);
                out.println(line(file, code, name(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }

    /** Spreads the rows evenly over their parents, numbered from 1 under each. */
    private static long below(List<Long> parents, int rows, int i, RegionFile file) {
        int parent = (int) ((long) i * parents.size() / rows);
        int first = (int) (((long) parent * rows + parents.size() - 1) / parents.size());
        long unit = file == RegionFile.CITIES || file == RegionFile.AREAS ? 100 : 1_000;
        return parents.get(parent) * unit + 1 + (i - first);
    }

    private String name(RegionFile file) {
        String stem = random.nextInt(100) < 40
                ? STEMS[Math.min(random.nextInt(STEMS.length), random.nextInt(STEMS.length))]
                : randomStem();
        return switch (file) {
            case PROVINCES -> randomStem() + "省";
            case CITIES -> stem + "市";
            case AREAS -> stem + (random.nextBoolean() ? "区" : "县");
            case STREETS -> stem + (random.nextBoolean() ? "镇" : "街道");
            case VILLAGES -> stem + VILLAGE_ENDS[random.nextInt(VILLAGE_ENDS.length)];
        };
    }

    private String randomStem() {
        StringBuilder stem = new StringBuilder();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            stem.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return stem.toString();
    }

    private static String line(RegionFile file, long code, String name) {
        RegionCode number = new RegionCode(code);
        StringBuilder line =
                new StringBuilder().append(code).append(",\"").append(name).append('"');
        for (String column : file.columns().subList(2, file.columns().size())) {
            line.append(',').append(number.at(RegionFile.levelOf(column)));
        }
        return line.toString();
    }
}
