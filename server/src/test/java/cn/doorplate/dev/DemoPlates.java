package cn.doorplate.dev;

import cn.doorplate.place.PlateCode;
import java.util.List;

/** The plates that the start page shows. */
final class DemoPlates {

    static final String REVOKED_AT = "520329001005/御景苑/1栋/1单元";
    static final PlateCode REVOKED = DemoCodes.of(REVOKED_AT + " 遗失");
    static final String REPLACED_AT = "520329001005/滨河花园/2栋/1单元";
    static final PlateCode REPLACED = DemoCodes.of(REPLACED_AT + " 旧");

    /** @param remark what is worth a look there */
    record DemoPlate(String title, String place, PlateCode code, String remark) {

        private static DemoPlate at(String door, String place, String remark) {
            String[] parts = door.split("/", -1);
            String title = String.join(" ", List.of(parts).subList(1, parts.length));
            return new DemoPlate(title, place, DemoCodes.of(door), remark);
        }
    }

    static final List<DemoPlate> IN_USE = List.of(
            DemoPlate.at("520329001005/滨河花园/3栋/2单元", "余庆县 积善社区", "六层楼，十二户一位联户长"),
            DemoPlate.at("520329001005/御景苑/3栋/2单元", "余庆县 积善社区", "十八层，五位联户长分层负责"),
            DemoPlate.at("520329001005/积善巷/12号", "余庆县 积善社区", "巷子里的自建房，没有小区和单元"),
            DemoPlate.at("520329001005/供销社家属院/2栋/1单元", "余庆县 积善社区", "老院子，没有物业，社区代管"),
            DemoPlate.at("520327001004/华静园小区/1栋/1单元", "凤冈县 和平路社区", "另一个县，另一套联系人"),
            DemoPlate.at("640106001003/颐海苑小区/1号楼/2单元", "银川市 满春园社区", "另一个自治区"));

    private DemoPlates() {}
}
