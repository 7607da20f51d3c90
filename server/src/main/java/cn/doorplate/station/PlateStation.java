package cn.doorplate.station;

import cn.doorplate.place.PlateSection.PlateLine;
import cn.doorplate.shared.Ids;

/** 门牌上的站点: as much of a station as stands on the plate's page. */
record PlateStation(String id, StationKind kind, String name, String address, int metres, String openText) {

    private static final int KILOMETRE = 1_000;

    static PlateStation of(StationCard card, double metres, String openText) {
        return new PlateStation(
                Ids.toOpaque(card.id()),
                card.kind(),
                card.name(),
                card.content().address(),
                (int) Math.round(metres),
                openText);
    }

    PlateLine line() {
        return new PlateLine("%s（%s，%s，%s）".formatted(name, distance(), address, openText), null);
    }

    private String distance() {
        return metres < KILOMETRE ? metres + " 米" : "%.1f 公里".formatted((double) metres / KILOMETRE);
    }
}
