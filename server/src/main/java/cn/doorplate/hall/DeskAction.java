package cn.doorplate.hall;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a desk may do; nothing with one's own, for others decide that. */
enum DeskAction {
    TAKE,
    ASK_MATERIALS,
    ACCEPT,
    FINISH,
    REFUSE,
    COMMENT;

    static List<DeskAction> of(ApplicationRow row, long viewer) {
        List<DeskAction> actions = new ArrayList<>();
        if (row.state().isOver() || row.isOf(viewer)) {
            return actions;
        }
        if (!Objects.equals(row.handlerId(), viewer)) {
            return List.of(TAKE, COMMENT);
        }
        addIf(row.state().mayBecome(ApplicationState.MATERIALS_ASKED), ASK_MATERIALS, actions);
        addIf(row.state().mayBecome(ApplicationState.ACCEPTED), ACCEPT, actions);
        addIf(row.state().mayBecome(ApplicationState.DONE), FINISH, actions);
        addIf(row.state().mayBecome(ApplicationState.REFUSED), REFUSE, actions);
        actions.add(COMMENT);
        return actions;
    }

    private static void addIf(boolean may, DeskAction action, List<DeskAction> actions) {
        if (may) {
            actions.add(action);
        }
    }
}
