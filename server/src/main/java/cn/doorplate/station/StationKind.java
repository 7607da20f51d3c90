package cn.doorplate.station;

/** What a station is. */
public enum StationKind {
    REST_STATION("骑手驿站"),
    PARTY_SERVICE_CENTRE("党群服务中心"),
    HANDLING_HALL("便民服务大厅"),
    ACTIVITY_ROOM("居民活动室"),
    MEDIATION_ROOM("调解室"),
    JOB_STATION("就业服务站"),
    ELDER_DAY_CARE("日间照料中心"),
    CHILD_CARE("托育中心"),
    CLINIC("卫生服务站"),
    OTHER("其他站点");

    private final String words;

    StationKind(String words) {
        this.words = words;
    }

    /** As in 骑手驿站. */
    public String words() {
        return words;
    }
}
