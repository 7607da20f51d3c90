package cn.doorplate.casework.life;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;

/**
 * A table that was written by hand: {@code # …} says something to who reads it, {@code = word meaning} explains a word of its cells,
 * and {@code [block] columns} begins a block of rows, each with a cell for each column.
 */
public record HandTable(Map<String, String> words, List<Block> blocks) {

    /** What stands under one heading. */
    public record Block(String name, List<String> columns, Map<String, List<String>> rows) {

        /** One of its cells. */
        public String cell(String row, String column) {
            return Objects.requireNonNull(rows.get(row), row).get(columns.indexOf(column));
        }
    }

    /** @param name of a file among {@code access/} */
    public static HandTable read(String name) {
        HandTable table = new HandTable(new LinkedHashMap<>(), new ArrayList<>());
        text(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(table::add);
        return table;
    }

    private void add(String line) {
        List<String> all = List.of(line.strip().split("\\s+", -1));
        List<String> cells = all.subList(1, all.size());
        String first = all.get(0);
        if (first.equals("=")) {
            words.put(
                    cells.get(0),
                    line.substring(line.indexOf(cells.get(0)) + cells.get(0).length())
                            .strip());
        } else if (first.startsWith("[")) {
            blocks.add(new Block(first.substring(1, first.length() - 1), cells, new LinkedHashMap<>()));
        } else {
            Block block = blocks.get(blocks.size() - 1);
            if (cells.size() != block.columns().size() || block.rows().put(first, cells) != null) {
                throw new IllegalStateException(block.name() + ": " + line);
            }
        }
    }

    /** All words that stand in cells. */
    public List<String> used() {
        return blocks.stream()
                .flatMap(block -> block.rows().values().stream())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static String text(String name) {
        try {
            return new ClassPathResource("access/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
