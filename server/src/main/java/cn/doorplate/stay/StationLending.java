package cn.doorplate.stay;

/** 外借: one kind of thing that a station lends, as everyone sees it. */
record StationLending(LendingRow row, int available) {

    public LoanThing thing() {
        return row.thing();
    }

    public String title() {
        return row.thing().title();
    }

    public int stock() {
        return row.stock();
    }

    public int hours() {
        return row.hours();
    }

    public boolean verifiedRidersOnly() {
        return row.verifiedOnly();
    }

    public int version() {
        return row.version();
    }
}
