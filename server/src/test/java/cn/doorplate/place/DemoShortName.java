package cn.doorplate.place;

/** Lets the demo's loader name regions as the import does. */
public final class DemoShortName {

    private DemoShortName() {}

    public static String of(String officialName) {
        return RegionShortName.of(officialName);
    }
}
