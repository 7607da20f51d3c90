package cn.doorplate.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken for the arrangement of a year, and what is not. */
class WorkYearFileTests {

    @TempDir
    private Path folder;

    @Test
    void aYearIsReadInWhateverOrderItsDaysStand() throws IOException {
        List<String> lines = SampleYear.lines(2033, "03-06");
        Collections.swap(lines, 1, 8);
        lines.set(0, "\uFEFF" + lines.get(0));

        WorkYear year = WorkYearFile.read(SampleYear.write(folder, lines));

        assertThat(year.year()).isEqualTo(2033);
        assertThat(year.days()).hasSize(14);
        assertThat(year.days().get(0)).isEqualTo(new NamedDay(LocalDate.of(2033, 1, 1), WorkDayKind.OFF, "元旦"));
    }

    @Test
    void itMayBeginInTheLastWeekOfTheYearBefore() throws IOException {
        // As that of 2019 did: 29 December 2018 was worked, 30 and 31 were off.
        List<String> lines = SampleYear.lines(2030, "03-03");
        lines.addAll(List.of("2029-12-29,WORK,元旦", "2029-12-30,OFF,元旦", "2029-12-31,OFF,元旦"));

        assertThat(WorkYearFile.read(SampleYear.write(folder, lines)).year()).isEqualTo(2030);
        lines.add("2029-12-24,OFF,元旦");
        assertThat(refused(lines)).contains("2029-12-24 不属于 2030 年");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2033-03-07,WORK,春节 | 不是周末",
                "2033-02-10,OFF,春节 | 出现了两次",
                "2031-02-10,OFF,春节 | 不属于 2033 年",
                "2033-2-1,OFF,春节 | 第 16 行 (line) 日期应如",
                "2033-02-30,OFF,春节 | 第 16 行 (line) 日期应如",
                "2033-02-20,Off,春节 | 第 16 行 (line) kind 应为",
                "'2033-02-20,OFF, ' | 第 16 行 (line) 名称为空",
                "2033-02-20,OFF | 第 16 行 (line) 应有 3 列",
                "'2033-02-20,OFF,\"春节' | 第 16 行 (line) 名称为空",
            })
    void aLineThatCannotBeIsNamed(String line, String fault) throws IOException {
        List<String> lines = SampleYear.lines(2033, "03-06");
        lines.add(line);

        assertThat(refused(lines)).contains("year.csv: ").contains(fault);
    }

    @Test
    void halfAYearIsNoYear() throws IOException {
        List<String> lines = SampleYear.lines(2033, "03-06");

        assertThat(refused(lines.subList(0, 9))).contains("放假应为 13 到 45 天，文件里是 8 天");
        assertThat(refused(lines.subList(0, 1))).contains("文件里是 0 天");
        assertThat(refused(List.of("date,type,name"))).contains("表头");
        assertThat(refused(List.of())).contains("表头");
    }

    @Test
    void aStatutoryHolidayIsOff() throws IOException {
        List<String> lines = new ArrayList<>(SampleYear.lines(2033, "03-06"));
        lines.removeIf(line -> line.startsWith("2033-10-02"));
        lines.add("2033-02-17,OFF,春节");

        assertThat(refused(lines)).contains("缺少法定放假日 2033-10-02");
    }

    @Test
    void whatIsNoTextOrNotThereIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("gb.csv"), SampleYear.lines(2033, "03-06"), Charset.forName("GB18030"));

        assertThatExceptionOfType(WorkYearRefused.class)
                .isThrownBy(() -> WorkYearFile.read(file))
                .withMessageContaining("UTF-8");
        assertThatExceptionOfType(WorkYearRefused.class)
                .isThrownBy(() -> WorkYearFile.read(folder.resolve("none.csv")))
                .withMessageContaining("读不到");
        assertThatExceptionOfType(WorkYearRefused.class).isThrownBy(() -> WorkYearFile.read(folder));
    }

    private String refused(List<String> lines) throws IOException {
        Path file = SampleYear.write(folder, lines);
        try {
            return "taken: " + WorkYearFile.read(file);
        } catch (WorkYearRefused e) {
            return String.valueOf(e.getMessage());
        }
    }
}
