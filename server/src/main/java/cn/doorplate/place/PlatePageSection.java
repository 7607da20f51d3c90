package cn.doorplate.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What another module says on this page. A link that leads off this server is shown as the text that it is. */
record PlatePageSection(String title, List<Line> lines) {

    /** @param call whether the link dials */
    record Line(String text, @Nullable String href, boolean call) {

        static Line of(PlateSection.PlateLine line) {
            String href = line.href();
            boolean call = href != null && href.startsWith("tel:");
            boolean here = href != null && href.startsWith("/") && !href.startsWith("//") && !href.contains("\\");
            return new Line(line.text(), call || here ? href : null, call);
        }
    }

    static PlatePageSection of(PlateSection section) {
        return new PlatePageSection(
                section.title(), section.lines().stream().map(Line::of).toList());
    }
}
