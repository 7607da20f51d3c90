package cn.doorplate.notice;

import cn.doorplate.place.PlateSection;
import java.util.List;

/** 通知栏目: the notices for everyone that concern a door, on its public page. */
record PlateNoticeSection(String title, List<PlateLine> lines, List<PlateNotice> notices) implements PlateSection {

    private static final String TITLE = "通知公告";

    static PlateNoticeSection of(List<PlateNotice> notices) {
        return new PlateNoticeSection(
                TITLE, notices.stream().map(PlateNotice::line).toList(), notices);
    }
}
