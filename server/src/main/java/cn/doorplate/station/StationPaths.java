package cn.doorplate.station;

/** Where stations are found on this server. */
final class StationPaths {

    private StationPaths() {}

    /** What a printed code holds. */
    static String code(String code) {
        return "/s/" + code;
    }

    static String print(String code) {
        return code(code) + "/print";
    }
}
