package cn.doorplate.stay;

/** For whom somebody rides or drives. */
enum RiderCompany {
    MEITUAN("美团"),
    ELEME("饿了么"),
    JD("京东"),
    SF("顺丰"),
    POST("邮政"),
    PARCEL("快递"),
    RIDE_HAILING("网约车、出租车"),
    FREIGHT("货运"),
    /** Named in words. */
    OTHER("其他");

    private final String title;

    RiderCompany(String title) {
        this.title = title;
    }

    /** The word people use for it. */
    String title() {
        return title;
    }
}
