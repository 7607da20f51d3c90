package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionFilesTests {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeAFewGoodLines() throws IOException {
        RegionSampleFiles.folder(
                folder, "61", "甲省", "6101", "甲市", "610101", "甲县", "610101001", "甲镇", "610101001001", "甲村委会");
    }

    @Test
    void readsWhatIsRight() {
        List<RegionRows> files = read();
        assertThat(files).hasSize(5).allMatch(rows -> rows.size() == 1);
        assertThat(files.get(4).code(0)).isEqualTo(610101001001L);
        assertThat(files.get(4).name(0)).isEqualTo("甲村委会");
    }

    @Test
    void takesLinesInAnyOrderAndColumnsToo() throws IOException {
        Files.writeString(folder.resolve("areas.csv"), "\uFEFFname,cityCode,code,provinceCode\r\n");
        append("areas.csv", "丙县,6101,610103,61\r\n乙县,6101,610102,61\r\n甲县,6101,610101,61\r\n");
        RegionRows counties = read().get(2);
        assertThat(counties.size()).isEqualTo(3);
        assertThat(counties.name(0)).isEqualTo("甲县");
        assertThat(counties.name(2)).isEqualTo("丙县");
    }

    /** Each bad line comes third, behind the header and a good one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing parent     | streets.csv   | 610109001,乙镇,610109,61,6101               | 缺少上级地区 610109
            wrong length       | cities.csv    | 61012,乙市,61                              | 应为 4 位
            another level      | cities.csv    | 610101,乙市,61                             | 应为 4 位
            a leading zero     | cities.csv    | 0101,乙市,61                               | 应为 4 位
            not digits         | cities.csv    | 61O2,乙市,61                               | 不是数字
            no code            | cities.csv    | ,乙市,61                                   | 不是数字
            duplicate          | cities.csv    | 6101,乙市,61                               | 与第 2 行重复
            parents disagree   | villages.csv  | 610101001002,乙村,610101001,61,6101,610102 | 与代码 610101001002 不符
            empty name         | areas.csv     | 610102,,6101,61                            | 名称为空
            blank name         | areas.csv     | 610102,"  ",6101,61                        | 名称为空
            outer blank        | areas.csv     | 610102," 乙县",6101,61                     | 首尾有空白
            line break         | areas.csv     | 610102,"乙\\n县",6101,61                    | 控制字符
            too few columns    | areas.csv     | 610102,乙县,6101                           | 应有 4 列，实为 3 列
            too many columns   | areas.csv     | 610102,乙县,6101,61,1                      | 应有 4 列，实为 5 列
            open quote         | areas.csv     | 610102,"乙县,6101,61                       | 列
            """)
    void namesTheLineAndTheReason(String fault, String file, String line, String reason) throws IOException {
        append(file, line.replace("\\n", "\n") + "\n");
        assertRefused(file + " 第 3 行 (line 3): ", reason, "没有写入任何数据");
    }

    @Test
    void namesTheLineOfBrokenUtf8() throws IOException {
        byte[] gbk = "610102,乙县,6101,61\n".getBytes(Charset.forName("GBK"));
        Files.write(folder.resolve("areas.csv"), gbk, StandardOpenOption.APPEND);
        assertRefused("areas.csv 第 3 行", "不是有效的 UTF-8", "broken UTF-8");
    }

    @Test
    void refusesANameThatDoesNotFit() throws IOException {
        append("areas.csv", "610102," + "长".repeat(129) + ",6101,61\n");
        assertRefused("areas.csv 第 3 行", "名称超过 128 个字", "longer than 128");
    }

    @Test
    void refusesAMissingFile() throws IOException {
        Files.delete(folder.resolve("streets.csv"));
        assertRefused("streets.csv: 读不到此文件", "610101001", "cannot be read");
    }

    @Test
    void refusesAWrongHeader() throws IOException {
        Files.writeString(folder.resolve("cities.csv"), "code,name\n6101,甲市\n");
        assertRefused("cities.csv 第 1 行", "表头应有这些列：code,name,provinceCode", "header");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Files.writeString(folder.resolve("provinces.csv"), "");
        assertRefused("provinces.csv 第 1 行", "表头", "header");
    }

    @Test
    void namesAHundredBadLinesAndCountsTheOthers() throws IOException {
        append("cities.csv", "x,乙市,61\n".repeat(130));
        assertRefused("cities.csv 第 102 行", "另有 30 处问题未列出", "共 130 处问题");
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(RegionImportRefused.class)
                .isThrownBy(this::read)
                .satisfies(refused -> assertThat(refused.getMessage()).contains(parts));
    }

    private List<RegionRows> read() {
        return RegionFiles.read(folder, new RegionImportProgress(System.err, false));
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
}
