package cn.doorplate.dev;

import cn.doorplate.dev.DemoEstate.Areas;
import cn.doorplate.dev.DemoEstate.Shape;
import cn.doorplate.shared.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the demo builds: 积善社区 with its real number of households, and a house in each of five other counties. */
final class DemoPlan {

    static final DemoCommunity JISHAN = new DemoCommunity(
            520329001005L,
            "积善社区",
            "子营街道",
            "0851",
            List.of(
                    estate("御景苑", "积善路18号", new Shape(6, "栋", 2, 18, 3), new Areas(3, 1, false), 107.8912, 27.2242),
                    estate("滨河花园", "河滨南路6号", new Shape(12, "栋", 4, 6, 2), new Areas(6, 2, false), 107.8848, 27.2241),
                    estate("学府家园", "学府路2号", new Shape(6, "栋", 2, 11, 2), new Areas(6, 2, false), 107.8926, 27.2197),
                    old("供销社家属院", "团结街31号", new Shape(6, "栋", 3, 5, 2), new Areas(6, 3, false), 107.8862, 27.2191),
                    old("老粮站宿舍", "粮站路9号", new Shape(4, "栋", 3, 5, 2), new Areas(4, 2, true), 107.8841, 27.2204),
                    estate("金桂小区", "金桂路45号", new Shape(8, "栋", 3, 6, 2), new Areas(8, 2, false), 107.8884, 27.2218)),
            new DemoCommunity.Lane("积善巷", 19, 2, 3, new Location(107.8886, 27.2186)));

    static final List<DemoCommunity> ELSEWHERE = List.of(
            single(520327001004L, "和平路社区", "龙泉街道", "0851", "华静园小区", "和平路", "栋", 107.7166, 27.9552),
            single(520382001004L, "罗家坝社区", "盐津街道", "0851", "国酒新城五期", "罗家坝路", "栋", 106.4133, 27.8066),
            single(640106001003L, "满春园社区", "满城北街街道", "0951", "颐海苑小区", "满城北街", "号楼", 106.2441, 38.4903),
            single(640104007006L, "银华社区", "前进街街道", "0951", "银华苑", "民族北街", "号楼", 106.2797, 38.4731),
            single(610902001004L, "培新街社区", "老城街道", "0915", "江华城", "培新街", "号楼", 109.0293, 32.6878));

    private DemoPlan() {}

    static List<DemoCommunity> all() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(JISHAN), ELSEWHERE.stream())
                .toList();
    }

    private static DemoEstate estate(
            String name, String address, Shape shape, Areas areas, double longitude, double latitude) {
        return compound(name, address, name + "物业", shape, areas, new Location(longitude, latitude));
    }

    private static DemoEstate old(
            String name, String address, Shape shape, Areas areas, double longitude, double latitude) {
        return compound(name, address, null, shape, areas, new Location(longitude, latitude));
    }

    private static DemoEstate compound(
            String name, String address, @Nullable String property, Shape shape, Areas areas, Location corner) {
        return new DemoEstate(name, address, property, shape, areas, corner);
    }

    private static DemoCommunity single(
            long region,
            String name,
            String street,
            String areaCode,
            String estate,
            String road,
            String suffix,
            double longitude,
            double latitude) {
        Shape shape = new Shape(1, suffix, 2, 6, 2);
        DemoEstate only = estate(estate, road, shape, new Areas(1, 1, false), longitude, latitude);
        return new DemoCommunity(region, name, street, areaCode, List.of(only), null);
    }
}
