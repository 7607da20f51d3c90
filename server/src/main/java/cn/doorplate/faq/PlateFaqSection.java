package cn.doorplate.faq;

import cn.doorplate.place.PlateSection;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import java.util.List;

/** 问答栏目: what others asked around a door, on its public page. */
record PlateFaqSection(String title, List<PlateLine> lines, List<PlateFaqAnswer> answers) implements PlateSection {

    private static final String TITLE = "大家问过";

    static PlateFaqSection of(RegionCode region, List<FaqRow> rows) {
        return new PlateFaqSection(
                TITLE,
                rows.stream()
                        .map(row -> new PlateLine(row.question(), FaqPageController.path(region)))
                        .toList(),
                rows.stream()
                        .map(row -> new PlateFaqAnswer(Ids.toOpaque(row.id()), row.question(), row.answer()))
                        .toList());
    }
}
