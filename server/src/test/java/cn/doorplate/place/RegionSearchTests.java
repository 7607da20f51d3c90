package cn.doorplate.place;

import java.nio.file.Path;

/** A country of a fifth of the real size, for every run. */
class RegionSearchTests extends RegionCountry {

    RegionSearchTests() {
        super("doorplate_country");
    }

    @Override
    Path files(Path temporary) {
        RegionSampleFiles.writeCountry(temporary, 120_000);
        return temporary;
    }
}
