package cn.doorplate.ledger;

import cn.doorplate.casework.life.CaseEnding;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.FinishOutcome;

/** What stands in the ledger, in Chinese. */
final class LedgerWords {

    private LedgerWords() {}

    static String of(CaseKind kind) {
        return switch (kind) {
            case DISPUTE -> "纠纷";
            case REPORT -> "随手拍";
            case QUESTION -> "随时问";
            case ORDER -> "点单";
        };
    }

    static String of(CaseState state) {
        return switch (state) {
            case WAITING -> "待接收";
            case OFFERED -> "待接单";
            case IN_HAND -> "办理中";
            case PAUSED -> "暂停计时";
            case RULING -> "待裁定";
            case DONE -> "待确认";
            case CLOSED -> "已办结";
            case WITHDRAWN -> "已撤回";
        };
    }

    static String of(CaseLevel level) {
        return switch (level) {
            case COMPOUND -> "小区";
            case COMMUNITY -> "社区";
            case STREET -> "街道、乡镇";
            case COUNTY -> "县级";
        };
    }

    static String of(CaseEnding ending) {
        return switch (ending) {
            case CONFIRMED -> "本人认可";
            case CALLED_BACK -> "回访认可";
            case REJECTED -> "回访未认可";
            case SILENT -> "逾期未表态";
            case WITHDRAWN -> "已撤回";
            case UNFIT -> "内容不予受理";
            case LEFT -> "本人已注销";
        };
    }

    static String of(FinishOutcome outcome) {
        return switch (outcome) {
            case SOLVED -> "已解决";
            case EXPLAINED -> "已说明";
            case NOT_POSSIBLE -> "无法办到";
            case NOT_OURS -> "不属本系统职责";
            case DUPLICATE -> "重复";
        };
    }
}
