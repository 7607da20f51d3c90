package cn.doorplate.identity;

import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;

/**
 * The table of who gets what. A row is an operation, a column is somebody; a cell has a letter for what is their own, one for
 * what is another's nearby, one for what is in another region, or one letter for all three:
 *
 * <pre>
 * a  answered        n  NOT_FOUND, or null        f  FORBIDDEN
 * u  UNAUTHORIZED    c  CONSENT_REQUIRED          x  anything else: the operation is wrong
 * </pre>
 */
record AccessMatrix(List<String> people, Map<String, List<String>> table) {

    /** Whose the thing is that an operation concerns. */
    enum Target {
        OWN,
        OTHER,
        OTHER_REGION
    }

    record Cell(String operation, String person, Target target, char expected) {}

    static AccessMatrix read() {
        List<String> people = new ArrayList<>();
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (String line : text("classpath:access/matrix.txt").get(0).lines().toList()) {
            String[] words = line.strip().split("\\s+", -1);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = Arrays.asList(words).subList(1, words.length);
            if (people.isEmpty()) {
                people.addAll(cells);
            } else if (cells.size() != people.size() || table.put(words[0], cells) != null) {
                throw new IllegalStateException("matrix.txt: " + line);
            }
        }
        return new AccessMatrix(people, table);
    }

    List<String> rows() {
        return List.copyOf(table.keySet());
    }

    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        table.forEach((operation, row) -> {
            for (int i = 0; i < row.size(); i++) {
                for (Target target : Target.values()) {
                    String cell = row.get(i);
                    char expected = cell.charAt(cell.length() == 1 ? 0 : target.ordinal());
                    cells.add(new Cell(operation, people.get(i), target, expected));
                }
            }
        });
        return cells;
    }

    /** Each operation with the fragments of its file, by its name. */
    static Map<String, String> documents() {
        Map<String, String> documents = new LinkedHashMap<>();
        for (String file : text("classpath:access/*.graphql")) {
            Document document = new Parser().parseDocument(file);
            StringBuilder fragments = new StringBuilder();
            document.getDefinitionsOfType(FragmentDefinition.class)
                    .forEach(fragment -> fragments.append(AstPrinter.printAst(fragment)));
            document.getDefinitionsOfType(OperationDefinition.class)
                    .forEach(operation ->
                            documents.put(operation.getName(), AstPrinter.printAst(operation) + "\n" + fragments));
        }
        return documents;
    }

    /** What an answer amounts to. The last field of each level counts, so that a document can go down to what it is after. */
    static char letter(JsonNode answer) {
        String code = answer.at("/errors/0/extensions/code").asString("");
        return switch (code) {
            case "UNAUTHORIZED" -> 'u';
            case "CONSENT_REQUIRED" -> 'c';
            case "FORBIDDEN" -> 'f';
            case "NOT_FOUND" -> 'n';
            case "" -> letterOfData(answer.path("data"));
            default -> 'x';
        };
    }

    private static char letterOfData(JsonNode data) {
        JsonNode field = data.isEmpty() ? data : data.iterator().next();
        boolean notFound = field.isNull()
                || field.isMissingNode()
                || "NOT_FOUND".equals(field.at("/userErrors/0/code").asString(""));
        return notFound ? 'n' : 'a';
    }

    private static List<String> text(String pattern) {
        try {
            List<String> texts = new ArrayList<>();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                texts.add(resource.getContentAsString(StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
