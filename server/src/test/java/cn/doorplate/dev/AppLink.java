package cn.doorplate.dev;

import cn.doorplate.dev.AppBuild.State;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How pages of the demo speak of the mini-program for browsers.
 *
 * @param open whether it can be opened now
 * @param building whether it can soon
 * @param withoutNode whether Node is what it wants
 * @param said what the build said last, where it failed; else empty
 */
record AppLink(boolean open, boolean building, boolean withoutNode, String said) {

    /** @param build null where none was begun, as in tests: what lies there is what there is */
    static AppLink of(@Nullable AppBuild build) {
        if (build == null) {
            boolean there = Files.isRegularFile(Path.of("../miniapp-stub/dist/build/h5/index.html"));
            return new AppLink(there, false, false, "");
        }
        State state = build.state();
        boolean building = state == State.BUILDING;
        // An older build is better than none, but not while the new one is written over it.
        return new AppLink(!building && build.exists(), building, state == State.WITHOUT_NODE, build.lastLines());
    }

    boolean failed() {
        return !said.isEmpty();
    }
}
