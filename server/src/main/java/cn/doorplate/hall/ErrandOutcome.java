package cn.doorplate.hall;

/** What became of an errand, as who runs it says. */
enum ErrandOutcome {
    DONE(ErrandState.REPORTED, ErrandEventKind.REPORTED),
    HANDED_BACK(ErrandState.OPEN, ErrandEventKind.HANDED_BACK),
    COULD_NOT(ErrandState.COULD_NOT, ErrandEventKind.COULD_NOT);

    private final ErrandState state;
    private final ErrandEventKind event;

    ErrandOutcome(ErrandState state, ErrandEventKind event) {
        this.state = state;
        this.event = event;
    }

    ErrandState state() {
        return state;
    }

    ErrandEventKind event() {
        return event;
    }
}
