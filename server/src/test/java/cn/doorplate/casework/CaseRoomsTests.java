package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of rooms in {@code package-info.java} is what there is. */
class CaseRoomsTests {

    private static final Path FOLDER = Path.of("src/main/java/cn/doorplate/casework");
    private static final Pattern ROOMS = Pattern.compile("<pre>(.*)</pre>", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w+\\*?");

    @Test
    void eachClassStandsInOneRoomAndEachNameStandsForAClass() throws IOException {
        List<String> classes = classes();
        List<String> rooms = ROOMS.matcher(Files.readString(FOLDER.resolve("package-info.java")))
                .results()
                .flatMap(table -> NAME.matcher(table.group(1)).results())
                .map(MatchResult::group)
                .toList();
        assertThat(classes)
                .allSatisfy(name -> assertThat(rooms.stream().filter(room -> standsFor(room, name)))
                        .as(name)
                        .hasSize(1));
        assertThat(rooms).allSatisfy(room -> assertThat(classes).as(room).anyMatch(name -> standsFor(room, name)));
    }

    private static List<String> classes() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .toList();
        }
    }

    private static boolean standsFor(String room, String name) {
        return room.endsWith("*") ? name.startsWith(room.substring(0, room.length() - 1)) : room.equals(name);
    }
}
