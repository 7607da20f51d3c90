package cn.doorplate.station;

/** How something at a station stands. */
enum AmenityState {
    WORKS("可用"),
    DOUBTED("有人反映坏了"),
    OUT_OF_ORDER("暂停使用"),
    NONE_LEFT("暂时借完"),
    EXPIRED("已过期");

    private final String words;

    AmenityState(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
