package cn.doorplate.worktime;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads an arrangement from a CSV file in UTF-8, {@code day,kind,name}, and says of each line what is wrong. */
final class WorkYearFile {

    private static final List<String> COLUMNS = List.of("day", "kind", "name");
    private static final int MOST_ROWS = 366;
    private static final int LONGEST_NAME = 30;

    private final List<NamedDay> days = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private WorkYearFile() {}

    /** @throws WorkYearRefused if it cannot be read, or is no arrangement of a whole year */
    static WorkYear read(Path path) {
        WorkYearFile file = new WorkYearFile();
        file.readLines(path);
        WorkYear year = WorkYear.of(file.days);
        if (file.problems.isEmpty()) {
            file.problems.addAll(year.faults());
        }
        if (!file.problems.isEmpty()) {
            throw new WorkYearRefused(file.problems.stream()
                    .map(problem -> path.getFileName() + ": " + problem)
                    .toList());
        }
        return year;
    }

    private void readLines(Path path) {
        try (var in = Files.newInputStream(path);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .detectBomHeader(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(in, StandardCharsets.UTF_8)) {
            Iterator<CsvRecord> lines = csv.iterator();
            if (!lines.hasNext() || !lines.next().getFields().equals(COLUMNS)) {
                problems.add("表头应为 day,kind,name (the header must be day,kind,name)");
                return;
            }
            while (lines.hasNext() && days.size() <= MOST_ROWS) {
                read(lines.next());
            }
        } catch (CsvParseException e) {
            problems.add("CSV 格式有误，多半是引号不成对 (broken CSV, a quote without its twin)");
        } catch (IOException | UncheckedIOException e) {
            problems.add("读不到此文件 (cannot be read)");
        }
    }

    private void read(CsvRecord line) {
        String at = "第 " + line.getStartingLineNumber() + " 行 (line) ";
        if (line.getFieldCount() != COLUMNS.size()) {
            problems.add(at + "应有 3 列 (3 columns expected)");
            return;
        }
        String name = line.getField(2);
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(WorkYearFile::isUnreadable)) {
            problems.add(at + "名称为空、超过 30 个字，或不是 UTF-8 文字 (no name, a longer one than 30, or broken UTF-8)");
            return;
        }
        try {
            days.add(new NamedDay(LocalDate.parse(line.getField(0)), WorkDayKind.valueOf(line.getField(1)), name));
        } catch (DateTimeException e) {
            problems.add(at + "日期应如 2027-01-01 (a date as 2027-01-01 expected)");
        } catch (IllegalArgumentException e) {
            problems.add(at + "kind 应为 OFF（放假）或 WORK（上班）(kind must be OFF or WORK)");
        }
    }

    /** The decoder puts U+FFFD for bytes that are no UTF-8. */
    private static boolean isUnreadable(int character) {
        return character == 0xFFFD || Character.isISOControl(character);
    }
}
