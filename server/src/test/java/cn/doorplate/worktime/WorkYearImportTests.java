package cn.doorplate.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.doorplate.checks.logs.LogsAgain;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.cli.Operator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The calendar that the system comes with, and the years that are brought in; each test has years of its own. */
@NullUnmarked // what is null where it must not be is a failed test
@ExtendWith(LogsAgain.class)
class WorkYearImportTests extends WorktimeGround {

    @Autowired
    WorkYearImport yearImport;

    @Autowired
    Statements statements;

    @TempDir
    Path folder;

    private final Operator operator = new Operator();

    @Test
    void theSystemComesWith2026AsItWasPublished() {
        WorkDays days = calendars.known().days();

        assertThat(days.workedIn(2026)).isEqualTo(248);
        assertThat(years.daysOf(2026)).containsExactlyInAnyOrderElementsOf(PublishedYear.of2026());
        assertThat(years.find(2026).document()).contains("2026年部分节假日安排的通知", "国办发明电〔2025〕7号");
    }

    @Test
    void aRegionThatHasSetNothingCountsByTheHoursThatTheSystemComesWith() {
        WorkCalendar calendar = calendars.of(places.community());

        assertThat(calendar.add(at("2026-02-13T17:00"), Duration.ofHours(8))).isEqualTo(at("2026-02-24T09:00"));
        assertThat(calendars.of(places.community()))
                .as("one for all who have the same")
                .isSameAs(calendar);
    }

    @Test
    void askingCostsNoStatementAndLookingForChangesOne() {
        calendars.refresh();
        var community = places.community();

        assertThat(statements.ofThisThreadDuring(() -> calendars.of(community))).isEmpty();
        assertThat(statements.ofThisThreadDuring(calendars::refresh)).hasSize(1);
    }

    @Test
    void theCommandBringsInAYearAndTheSecondTimeNothing() throws IOException {
        Path file = SampleYear.write(folder, SampleYear.lines(2033, "03-06"));
        WorkCalendars other = otherServer();
        assertThat(other.known().days().isPublished(2033)).isFalse();

        assertThat(operator.run("import", "work-year", file.toString()))
                .as(operator.said())
                .isZero();

        assertThat(operator.said())
                .contains("2033 年工作日共 " + SampleYear.WORKED_IN_2033 + " 天")
                .doesNotContain("没有需要写入");
        assertThat(years.find(2033).document()).isEqualTo("国务院办公厅关于2033年部分节假日安排的通知");
        assertThat(other.known().days().isPublished(2033)).as("not yet").isFalse();
        assertThat(other.refresh().days().workedIn(2033)).isEqualTo(SampleYear.WORKED_IN_2033);

        List<String> before = rows(2033);
        long generation = years.generation();
        assertThat(operator.run("import", "work-year", file.toString())).isZero();
        assertThat(operator.said()).contains("没有需要写入的内容");
        assertThat(rows(2033)).isEqualTo(before);
        assertThat(years.generation()).as("nobody reads again").isEqualTo(generation);

        assertThat(operator.run("import", "work-year", file.toString(), "--document", "通知（国办发明电〔2032〕1号）"))
                .isZero();
        assertThat(years.find(2033).document()).isEqualTo("通知（国办发明电〔2032〕1号）");
        assertThat(operator.run("import", "work-year", file.toString())).isZero();
        assertThat(operator.said()).contains("没有需要写入的内容");
    }

    @Test
    void theCommandSaysWhatIsWrongAndWritesNothing() throws IOException {
        List<String> lines = SampleYear.lines(2034, "03-05");
        lines.add("2034-06-31,OFF,端午节");

        assertThat(operator.run(
                        "import", "work-year", SampleYear.write(folder, lines).toString()))
                .isEqualTo(1);

        assertThat(operator.said()).contains("year.csv: 第 16 行 (line) 日期应如").doesNotContain("\tat ");
        assertThat(years.find(2034)).isNull();
        assertThat(rows(2034)).isEmpty();
        assertThat(operator.run("import", "work-year")).isEqualTo(2);
    }

    @Test
    void aCorrectedArrangementTakesThePlaceOfTheOneBefore() throws IOException {
        LocalDate sunday = LocalDate.of(2035, 3, 4);
        LocalDate later = LocalDate.of(2035, 3, 11);
        yearImport.run(year(2035, "03-04"), null);
        assertThat(calendars.known().days().isWorked(sunday)).isTrue();

        WorkYearImport.Result done = yearImport.run(year(2035, "03-11"), null);

        assertThat(done.changed()).isTrue();
        WorkDays days = calendars.known().days();
        assertThat(days.isWorked(sunday)).isFalse();
        assertThat(days.isWorked(later)).isTrue();
        assertThat(days.workedIn(2035)).isEqualTo(done.workedDays());
    }

    @Test
    void aDayThatAnotherYearNamesIsNotTakenFromIt() throws IOException {
        List<NamedDay> withDecember = new ArrayList<>(year(2031, "03-02").days());
        withDecember.add(new NamedDay(LocalDate.of(2030, 12, 31), WorkDayKind.OFF, "元旦"));
        yearImport.run(WorkYear.of(withDecember), null);
        List<NamedDay> same = new ArrayList<>(year(2030, "03-03").days());
        same.add(new NamedDay(LocalDate.of(2030, 12, 31), WorkDayKind.OFF, "元旦"));
        long generation = years.generation();

        assertThatExceptionOfType(WorkYearRefused.class)
                .isThrownBy(() -> yearImport.run(WorkYear.of(same), null))
                .withMessageContaining("2030-12-31 已在另一年的安排里");

        assertThat(years.find(2030)).isNull();
        assertThat(rows(2030)).isEmpty();
        assertThat(years.generation()).isEqualTo(generation);
    }

    @Test
    void twoWhoBringInTheSameYearAtOnceBringItInOnce() throws IOException {
        WorkYear year = year(2032, "03-06");

        List<Boolean> changed = Stream.generate(() -> year)
                .limit(6)
                .parallel()
                .map(it -> yearImport.run(it, null).changed())
                .toList();

        assertThat(changed).containsOnlyOnce(true);
        assertThat(rows(2032)).hasSize(14);
    }

    private WorkYear year(int year, String makeUp) throws IOException {
        return WorkYearFile.read(SampleYear.write(folder, SampleYear.lines(year, makeUp)));
    }

    private List<String> rows(int year) {
        return jdbc.queryForList(
                "select concat(day, kind, name, created_at) from work_day where year = ? order by day",
                String.class,
                year);
    }
}
