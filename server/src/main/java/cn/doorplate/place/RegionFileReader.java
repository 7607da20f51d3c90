package cn.doorplate.place;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads one file of an import and checks each of its lines. */
final class RegionFileReader {

    private static final int MAX_NAME = 128;

    private final RegionFile file;
    private final @Nullable RegionRows parents;
    private final RegionProblems problems;
    private final RegionRows rows = new RegionRows();
    private List<String> columns = List.of();

    /** @param parents the level above, sorted; null for provinces */
    RegionFileReader(RegionFile file, @Nullable RegionRows parents, RegionProblems problems) {
        this.file = file;
        this.parents = parents;
        this.problems = problems;
    }

    /**
     * The rows of the file, sorted by code; only those that are right.
     *
     * @param progress told how many bytes were read
     */
    RegionRows read(Path folder, LongConsumer progress) {
        int line = 1;
        try (InputStream in = new RegionFileInput(Files.newInputStream(folder.resolve(file.fileName())), progress);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .detectBomHeader(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(in, StandardCharsets.UTF_8)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (readHeader(records)) {
                while (records.hasNext()) {
                    CsvRecord row = records.next();
                    line = (int) row.getStartingLineNumber();
                    read(row, line);
                }
            }
        } catch (CsvParseException e) {
            problem(line, "此行之后的 CSV 格式有误，多半是引号不成对", "broken CSV behind this line, a quote without its twin");
        } catch (IOException e) {
            problem(0, "读不到此文件", "cannot be read");
        }
        rows.sort();
        refuseDuplicates();
        return rows;
    }

    private boolean readHeader(Iterator<CsvRecord> records) {
        columns = records.hasNext() ? records.next().getFields() : List.of();
        if (columns.size() == file.columns().size() && columns.containsAll(file.columns())) {
            return true;
        }
        String wanted = String.join(",", file.columns());
        problem(1, "表头应有这些列：" + wanted, "the header must have these columns: " + wanted);
        return false;
    }

    private void read(CsvRecord row, int line) {
        if (row.getFieldCount() != columns.size()) {
            problem(
                    line,
                    "应有 " + columns.size() + " 列，实为 " + row.getFieldCount() + " 列",
                    columns.size() + " columns expected, not " + row.getFieldCount());
            return;
        }
        String name = row.getField(columns.indexOf("name"));
        Optional<RegionCode> code = code(row.getField(columns.indexOf("code")), line);
        boolean right = isRight(row, line) && isName(name, line);
        if (code.isEmpty() || !hasItsParents(row, code.get(), line) || !right) {
            return;
        }
        if (rows.size() == RegionRows.MAX_ROWS) {
            throw new RegionImportRefused(List.of(file.fileName() + ": 行数过多 (too many lines)"));
        }
        rows.add(code.get().value(), name, line);
    }

    private boolean isRight(CsvRecord row, int line) {
        // The decoder puts U+FFFD for bytes that are no UTF-8.
        if (row.getFields().stream().anyMatch(field -> field.indexOf('\uFFFD') >= 0)) {
            problem(line, "不是有效的 UTF-8 编码", "broken UTF-8");
            return false;
        }
        return true;
    }

    private Optional<RegionCode> code(String text, int line) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            problem(line, "代码“" + text + "”不是数字", "the code is not digits");
            return Optional.empty();
        }
        Optional<RegionCode> code = RegionCode.parse(text).filter(parsed -> parsed.level() == file.level());
        if (code.isEmpty()) {
            int digits = file.level().digits();
            problem(line, "代码 " + text + " 应为 " + digits + " 位，首位不为 0", "the code must have " + digits + " digits");
        }
        return code;
    }

    private boolean isName(String name, int line) {
        if (name.isBlank()) {
            problem(line, "名称为空", "empty name");
        } else if (name.length() > MAX_NAME) {
            problem(line, "名称超过 " + MAX_NAME + " 个字", "name longer than " + MAX_NAME);
        } else if (name.chars().anyMatch(Character::isISOControl) || !name.equals(name.strip())) {
            problem(line, "名称含换行等控制字符，或首尾有空白", "name with control characters or outer blanks");
        } else {
            return true;
        }
        return false;
    }

    private boolean hasItsParents(CsvRecord row, RegionCode code, int line) {
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (column.endsWith("Code")
                    && !row.getField(i)
                            .equals(code.at(RegionFile.levelOf(column)).toString())) {
                problem(
                        line,
                        "列 " + column + " 的值 " + row.getField(i) + " 与代码 " + code + " 不符",
                        column + " disagrees with the code");
                return false;
            }
        }
        Optional<RegionCode> parent = code.parent();
        if (parents != null
                && parent.isPresent()
                && !parents.contains(parent.get().value())) {
            problem(line, "缺少上级地区 " + parent.get(), "missing parent " + parent.get());
            return false;
        }
        return true;
    }

    private void refuseDuplicates() {
        for (int i = 1; i < rows.size(); i++) {
            if (rows.code(i) == rows.code(i - 1)) {
                int line = rows.line(i - 1);
                problem(rows.line(i), "代码 " + rows.code(i) + " 与第 " + line + " 行重复", "duplicate of line " + line);
            }
        }
    }

    private void problem(int line, String chinese, String english) {
        problems.add(file.fileName(), line, chinese, english);
    }
}
