package cn.doorplate.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A section of a policy as the page's template reads it.
 *
 * @param paragraphs that come before the list
 * @param items of its list; empty where there is none
 * @param closing the paragraphs after the list
 */
record PolicySection(String title, List<String> paragraphs, List<String> items, List<String> closing) {

    private static final Pattern HEADING = Pattern.compile("(?m)^## ");

    /** What stands before the first section, less the title. */
    static String introduction(String markdown) {
        return HEADING.split(markdown, -1)[0].replaceFirst("^\\s*# .*\\R", "").strip();
    }

    static List<PolicySection> of(String markdown) {
        String[] parts = HEADING.split(markdown, -1);
        List<PolicySection> sections = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            sections.add(section(parts[i].strip()));
        }
        return sections;
    }

    private static PolicySection section(String part) {
        PolicySection section = new PolicySection(
                part.lines().findFirst().orElse(""), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        part.lines().skip(1).map(String::strip).filter(line -> !line.isEmpty()).forEach(section::add);
        return section;
    }

    private void add(String line) {
        if (line.startsWith("- ")) {
            items.add(line.substring(2));
        } else {
            (items.isEmpty() ? paragraphs : closing).add(line);
        }
    }

    boolean hasItems() {
        return !items.isEmpty();
    }
}
