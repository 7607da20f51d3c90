package cn.doorplate.station;

/** What a station may have. */
public enum AmenityKind {
    WATER("饮水"),
    HOT_WATER("热水"),
    MICROWAVE("微波炉"),
    FRIDGE("冰箱"),
    PHONE_CHARGING("手机充电"),
    POWER_BANK("充电宝", Trait.COUNTED),
    UMBRELLA("雨伞", Trait.COUNTED),
    MEDICINE_BOX("药箱", Trait.PERISHABLE),
    REST_SEATS("休息座椅", Trait.COUNTED),
    MASSAGE("按摩椅", Trait.COUNTED),
    TOILET("卫生间"),
    BOOKS("图书"),
    WIFI("无线网络"),
    HOT_MEAL("热饭热菜", Trait.PERISHABLE),
    SNACKS("速食点心", Trait.PERISHABLE),
    BIKE_CHARGING("电动车充电", Trait.COUNTED),
    BATTERY_SWAP("换电柜"),
    REPAIR_TOOLS("打气筒和维修工具"),
    AED("自动体外除颤器"),
    WHEELCHAIR("轮椅", Trait.COUNTED),
    AIR_CONDITIONING("空调"),
    SHOWER("淋浴");

    private enum Trait {
        PLAIN,
        COUNTED,
        PERISHABLE
    }

    private final String words;
    private final Trait trait;

    AmenityKind(String words) {
        this(words, Trait.PLAIN);
    }

    AmenityKind(String words, Trait trait) {
        this.words = words;
        this.trait = trait;
    }

    /** As in 微波炉. */
    public String words() {
        return words;
    }

    /** Whether it is said how many there are. */
    public boolean isCounted() {
        return trait == Trait.COUNTED;
    }

    /** Whether it has lots with expiry dates. */
    public boolean isPerishable() {
        return trait == Trait.PERISHABLE;
    }
}
