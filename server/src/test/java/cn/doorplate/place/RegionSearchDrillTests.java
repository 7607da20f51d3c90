package cn.doorplate.place;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** A country of the real size, made up. */
@Tag("drill")
class RegionSearchDrillTests extends RegionCountry {

    RegionSearchDrillTests() {
        super("doorplate_country_full");
    }

    @Override
    Path files(Path temporary) {
        RegionSampleFiles.writeCountry(temporary, 620_573);
        return temporary;
    }
}
