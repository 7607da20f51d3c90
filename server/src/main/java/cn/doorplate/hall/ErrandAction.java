package cn.doorplate.hall;

import java.util.List;

/** What who asked may do. */
enum ErrandAction {
    CONFIRM,
    REVOKE;

    static List<ErrandAction> of(ErrandState state) {
        return state.isOver() ? List.of() : state == ErrandState.REPORTED ? List.of(CONFIRM, REVOKE) : List.of(REVOKE);
    }
}
