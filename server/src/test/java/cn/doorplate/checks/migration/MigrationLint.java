package cn.doorplate.checks.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses what the release before cannot live with: it runs on the migrated database until the last server is replaced, and comes
 * back there from a crash. What nobody uses any more is taken away by a migration of its own, {@code V7__contract_after_6_….sql}, whose
 * comment says since which release: {@code -- contract: not used since 1.4}. deploy/UPGRADE.md has the whole rule.
 */
final class MigrationLint {

    static final Path FOLDER = Path.of("src/main/resources/db/migration");

    private static final Pattern CONTRACT_NAME = Pattern.compile("V\\d+__contract_after_\\d+_.*\\.sql");
    private static final Pattern CONTRACT_COMMENT =
            Pattern.compile("(?m)^-- contract: not used since \\d+\\.\\d+(\\.\\d+)?\\b");

    /** Of lower-case statements without comments. */
    private static final Map<String, Pattern> REFUSED = refused();

    private MigrationLint() {}

    private static Map<String, Pattern> refused() {
        Map<String, Pattern> refused = new LinkedHashMap<>();
        refused.put("drops a table", Pattern.compile("\\b(drop|truncate)\\s+table\\b"));
        refused.put(
                "drops a column",
                Pattern.compile("^alter\\b.*\\bdrop\\s+(?!(index|key|primary|constraint|default|check)\\b)\\w"));
        refused.put("renames", Pattern.compile("\\brename\\b"));
        refused.put("changes a column", Pattern.compile("^alter\\b.*\\b(modify|change)\\b"));
        refused.put(
                "adds a rule that old writers may break",
                Pattern.compile("^(alter\\b.*\\badd\\s+(unique|constraint|check|foreign)\\b|create\\s+unique\\b)"));
        refused.put(
                "adds a column that old writers do not fill",
                Pattern.compile(
                        "^alter\\b.*\\badd\\s+(column\\s+)?(?!(key|index|unique|constraint|primary)\\b)\\w+\\s+(?!.*\\bdefault\\b)[^,]*\\bnot null\\b"));
        return refused;
    }

    /** What is wrong with that file, each a sentence. */
    static List<String> faults(String name, String text) {
        boolean contract = CONTRACT_NAME.matcher(name).matches();
        if (contract) {
            return CONTRACT_COMMENT.matcher(text).find()
                    ? List.of()
                    : List.of(name + " does not say since which release nothing uses what it takes away");
        }
        List<String> faults = new ArrayList<>();
        for (String statement : statements(text)) {
            REFUSED.forEach((why, pattern) -> {
                if (clauses(statement)
                        .anyMatch(clause -> pattern.matcher(clause).find())) {
                    faults.add(name + " " + why + ": " + statement);
                }
            });
        }
        return faults;
    }

    private static List<String> statements(String text) {
        String bare = text.replaceAll("(?m)--.*$", " ")
                .replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("'[^']*'", "''");
        return Stream.of(bare.split(";", -1))
                .map(statement -> statement.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT))
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** Each clause of an {@code alter} by itself, with the statement's first word before it. */
    private static Stream<String> clauses(String statement) {
        if (!statement.startsWith("alter")) {
            return Stream.of(statement);
        }
        return Stream.of(statement.split(",(?![^(]*\\))", -1))
                .map(String::strip)
                .map(clause -> clause.startsWith("alter") ? clause : "alter " + clause);
    }

    /** @param landed by module, the number of the last migration from before the rule */
    static List<String> faults(Path folder, Map<String, Integer> landed) throws IOException {
        List<String> faults = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                String module = String.valueOf(file.getName(file.getNameCount() - 2));
                String name = String.valueOf(file.getFileName());
                int number = Integer.parseInt(name.replaceAll("^V(\\d+)__.*", "$1"));
                if (number > landed.getOrDefault(module, 1)) {
                    faults.addAll(faults(name, Files.readString(file)));
                }
            }
        }
        return faults;
    }
}
