package cn.doorplate.worktime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An arrangement that could be: seven days of a Spring Festival, the days by law, and a Sunday in March that is worked. */
final class SampleYear {

    private SampleYear() {}

    /** 2033: 260 days from Monday to Friday, 7 of them off, and a Sunday that is worked. */
    static final int WORKED_IN_2033 = 254;

    /** @param makeUp a weekend of that year, as in 03-06 */
    static List<String> lines(int year, String makeUp) {
        List<String> lines = new ArrayList<>(List.of("day,kind,name", year + "-01-01,OFF,元旦"));
        for (int day = 10; day <= 16; day++) {
            lines.add(year + "-02-" + day + ",OFF,春节");
        }
        lines.add(year + "-" + makeUp + ",WORK,春节");
        for (String day : List.of("05-01", "05-02", "10-01", "10-02", "10-03")) {
            lines.add(year + "-" + day + ",OFF," + (day.startsWith("05") ? "劳动节" : "国庆节"));
        }
        return lines;
    }

    static Path write(Path folder, List<String> lines) throws IOException {
        return Files.write(folder.resolve("year.csv"), lines);
    }
}
