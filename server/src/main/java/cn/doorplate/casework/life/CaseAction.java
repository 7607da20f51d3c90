package cn.doorplate.casework.life;

import static cn.doorplate.casework.life.CaseAction.States.OPEN;
import static cn.doorplate.casework.life.CaseAction.States.OPEN_DONE_OR_CLOSED;
import static cn.doorplate.casework.life.CaseAction.States.OPEN_OR_DONE;
import static cn.doorplate.casework.life.CaseAction.States.RUNNING;
import static cn.doorplate.casework.life.CaseHat.ABOVE;
import static cn.doorplate.casework.life.CaseHat.DECIDER;
import static cn.doorplate.casework.life.CaseHat.DESK;
import static cn.doorplate.casework.life.CaseHat.FILER;
import static cn.doorplate.casework.life.CaseHat.HANDLER;
import static cn.doorplate.casework.life.CaseHat.OTHER_SIDE;
import static cn.doorplate.casework.life.CaseHat.RAISER;
import static cn.doorplate.casework.life.CaseHat.STAFF;
import static cn.doorplate.casework.life.CaseHat.SYSTEM;
import static cn.doorplate.casework.life.CaseHat.UNIT;
import static cn.doorplate.casework.life.CaseState.CLOSED;
import static cn.doorplate.casework.life.CaseState.DONE;
import static cn.doorplate.casework.life.CaseState.IN_HAND;
import static cn.doorplate.casework.life.CaseState.OFFERED;
import static cn.doorplate.casework.life.CaseState.PAUSED;
import static cn.doorplate.casework.life.CaseState.RULING;
import static cn.doorplate.casework.life.CaseState.WAITING;

import java.util.EnumSet;
import java.util.Set;

/**
 * What can happen to a case: from which states, and by whom. Conditions beyond that (how often, how late) are {@link CaseLife}'s.
 */
public enum CaseAction {
    /** 登记. */
    FILE(Set.of(), FILER, RAISER),
    /** 补正: a text that was refused, anew. */
    MEND(OPEN, RAISER, FILER),
    /** 接收; 接单. */
    TAKE(EnumSet.of(WAITING, OFFERED), DESK, UNIT),
    /** 退回本岗: hands it back to the desk; no time is won. A machine does, when who has it, or was offered it, is gone. */
    RELEASE(EnumSet.of(OFFERED, IN_HAND, PAUSED), HANDLER, SYSTEM),
    /** 转派. */
    DISPATCH(EnumSet.of(WAITING, OFFERED, IN_HAND), DESK, HANDLER),
    /** 派单: an order, to a unit or to the pool. */
    OFFER(EnumSet.of(WAITING, OFFERED), DESK),
    /** 退单. */
    RETURN(EnumSet.of(WAITING, OFFERED, IN_HAND), DESK, HANDLER, UNIT),
    /** 裁定. */
    RULE(EnumSet.of(RULING), DESK),
    /** 申请延期. */
    EXTENSION_ASK(EnumSet.of(IN_HAND), HANDLER),
    /** 批复延期. */
    EXTENSION_DECIDE(EnumSet.of(IN_HAND), DECIDER),
    /** 暂停计时. */
    PAUSE(EnumSet.of(IN_HAND), HANDLER),
    /** 恢复计时: by those with whom it lies, and by who is waited for. */
    RESUME(EnumSet.of(PAUSED), HANDLER, DESK, RAISER, SYSTEM),
    /** 留言. */
    COMMENT(OPEN_OR_DONE, RAISER, FILER, DESK, HANDLER, ABOVE, STAFF),
    /** 内部备注: for those who handle it, and for no resident. */
    NOTE(OPEN_OR_DONE, DESK, HANDLER, ABOVE, STAFF),
    /** 答复, of a question. */
    ANSWER(EnumSet.of(WAITING, IN_HAND), DESK, HANDLER),
    /** 办结. */
    FINISH(EnumSet.of(IN_HAND), HANDLER),
    /** 确认. */
    CONFIRM(EnumSet.of(DONE), RAISER),
    /** 不认可. */
    OBJECT(EnumSet.of(DONE), RAISER),
    /** 回访: DONE, or closed in silence; by an office, never by the desk alone that did it. */
    CALL_BACK(EnumSet.of(DONE, CLOSED), ABOVE, STAFF),
    /** 催办. */
    URGE(EnumSet.of(WAITING, OFFERED, IN_HAND, RULING), RAISER, FILER),
    /** 撤回. */
    WITHDRAW(OPEN, RAISER),
    /** 撤销代办: by the one for whom it was filed, or at their word. */
    REVOKE(OPEN_OR_DONE, RAISER, FILER, STAFF),
    /** 晒单: all may see what came of an order, or something else of it. How that stands is no state of the order. */
    SHOW(EnumSet.of(CLOSED), STAFF),
    /** 撤下晒单: by an office; by who ordered it, who does not want it shown. */
    HIDE(EnumSet.of(CLOSED), STAFF, RAISER),
    /** 同意晒单: who did not want it shown takes that back. */
    SHOW_ALLOW(EnumSet.of(CLOSED), RAISER),
    /** 到期提醒. */
    REMIND(RUNNING, SYSTEM),
    /** 上报. */
    ESCALATE(RUNNING, SYSTEM),
    /** 逾期: at the county, above which there is nobody. */
    OVERDUE(RUNNING, SYSTEM),
    /** 逾期未表态. */
    SILENCE(EnumSet.of(DONE), SYSTEM),
    /** 人工审核: a text or photo that the platform did not decide on; of an order that has ended, a photo that all may see. */
    JUDGE(OPEN_DONE_OR_CLOSED, ABOVE, STAFF),
    /** 告知对方: when the text may be read, and it is known who they are. */
    TELL_SIDE(OPEN_OR_DONE, SYSTEM),
    /** 对方说明. */
    SIDE_ANSWER(OPEN, OTHER_SIDE),
    /** 内容检查. */
    CHECKED(EnumSet.allOf(CaseState.class), SYSTEM),
    /** 注销: who raised it has left. */
    LEAVE(OPEN_OR_DONE, SYSTEM);

    private final Set<CaseState> from;
    private final Set<CaseHat> by;

    CaseAction(Set<CaseState> from, CaseHat first, CaseHat... more) {
        this.from = from;
        this.by = EnumSet.of(first, more);
    }

    /** Whether it is possible from there at all. */
    public boolean isFrom(CaseState state) {
        return from.contains(state);
    }

    /** Whether one of these hats is enough. */
    public boolean isBy(Set<CaseHat> hats) {
        return hats.stream().anyMatch(by::contains);
    }

    /** The sets of states that constants share; a constant cannot name one of its own enum. */
    static final class States {
        static final Set<CaseState> RUNNING = EnumSet.of(WAITING, OFFERED, IN_HAND, RULING);
        static final Set<CaseState> OPEN = EnumSet.of(WAITING, OFFERED, IN_HAND, PAUSED, RULING);
        static final Set<CaseState> OPEN_OR_DONE = EnumSet.of(WAITING, OFFERED, IN_HAND, PAUSED, RULING, DONE);
        static final Set<CaseState> OPEN_DONE_OR_CLOSED =
                EnumSet.of(WAITING, OFFERED, IN_HAND, PAUSED, RULING, DONE, CLOSED);

        private States() {}
    }
}
