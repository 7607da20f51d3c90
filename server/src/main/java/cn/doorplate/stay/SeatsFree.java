package cn.doorplate.stay;

/** How many seats are free, roughly: who is there is known by who checked in. */
enum SeatsFree {
    PLENTY,
    FEW,
    NONE;

    /** @param seats at least 1 */
    static SeatsFree of(int seats, int people) {
        int free = seats - people;
        if (free <= 0) {
            return NONE;
        }
        return free * 3 > seats ? PLENTY : FEW;
    }
}
