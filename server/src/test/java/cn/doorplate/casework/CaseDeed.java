package cn.doorplate.casework;

import cn.doorplate.TestClient;
import cn.doorplate.casework.life.Known;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.databind.JsonNode;

/**
 * Something that somebody can try with a case, under its name in {@code access/case-people.txt}.
 *
 * @param subject how its input names the case
 * @param versioned whether it says which version of it
 * @param more what else its input has
 */
@NullUnmarked // what a case of another kind has not is null
record CaseDeed(
        String mutation, String subject, boolean versioned, BiFunction<CaseTown, CaseRow, Map<String, ?>> more) {

    /** Of whom nobody knows who they are. */
    private static final String SIDE = CasePersonRef.side(4).toString();

    private static final Map<String, CaseDeed> ALL = new HashMap<>();

    static {
        with("mend", "caseMend", (town, row) -> Map.of("text", "改过的话。"));
        with("withdraw", "caseWithdraw", (town, row) -> Map.of());
        with("revoke", "caseRevoke", (town, row) -> Map.of("said", "本人来电要求撤销。"));
        with("confirm", "caseConfirm", (town, row) -> Map.of("score", 5));
        with("object", "caseObject", (town, row) -> Map.of("reason", "还是不行。"));
        with("continue", "caseContinue", (town, row) -> Map.of());
        with("take", "caseTake", (town, row) -> Map.of());
        with("release", "caseRelease", (town, row) -> Map.of("reason", "请假。"));
        with("return", "caseReturn", (town, row) -> Map.of("reason", "不归这里。"));
        with("dispatch", "caseDispatch", (town, row) -> Map.of("to", town.below(row)));
        with("rule", "caseRule", (town, row) -> Map.of("to", town.mediators(), "reason", "归这里。"));
        with("ask", "caseExtensionAsk", (town, row) -> Map.of("reason", "等配件。", "until", later(row)));
        with("decide", "caseExtensionDecide", (town, row) -> Map.of("grant", true));
        with("pause", "casePause", (town, row) -> pause(row));
        with("resume", "caseResume", (town, row) -> Map.of());
        with("finish", "caseFinish", (town, row) -> Map.of("outcome", "EXPLAINED", "text", "说清楚了。"));
        with("call_back", "caseCallBack", (town, row) -> Map.of("reached", true, "content", true, "score", 5));
        with("judge", "caseTextJudge", (town, row) -> Map.of("target", town.textOf(row), "fit", true));
        said("comment", "caseComment", "case", Map.of("text", "补充一句。"));
        said("note", "caseComment", "case", Map.of("text", "内部说一句。", "internal", true));
        said("urge", "caseUrge", "case", Map.of());
        said("side_answer", "disputeAnswer", "dispute", Map.of("text", "没有这回事。"));
        Map<String, ?> who = Map.of("person", "raised_by", "reason", "CASE", "text", "要联系本人");
        ALL.put("reveal", new CaseDeed("caseNameReveal", "case", false, (town, row) -> who));
        ALL.put("slip", new CaseDeed("caseSlipPrint", "case", false, (town, row) -> Map.of()));
        of("link", "disputeSideLink", "dispute", (town, row) -> Map.of("side", SIDE, "resident", town.neighbour()));
        of("offer", "orderOffer", "order", (town, row) -> Map.of("unit", town.unit()));
        of("show", "orderShow", "order", (town, row) -> Map.of("text", "修好了。", "photos", town.picturesOf(row)));
        of("hide", "orderHide", "order", (town, row) -> Map.of());
        of("allow", "orderShowAllow", "order", (town, row) -> Map.of());
        with("judge_shown", "caseTextJudge", (town, row) -> town.judgement(row));
        of("answer", "questionAnswer", "question", (town, row) -> Map.of("text", "到窗口办。"));
        ALL.put("order_take", new CaseDeed("orderTake", "order", false, (town, row) -> Map.of()));
    }

    private static void with(String name, String mutation, BiFunction<CaseTown, CaseRow, Map<String, ?>> more) {
        of(name, mutation, "case", more);
    }

    private static void of(
            String name, String mutation, String subject, BiFunction<CaseTown, CaseRow, Map<String, ?>> more) {
        ALL.put(name, new CaseDeed(mutation, subject, true, more));
    }

    private static void said(String name, String mutation, String subject, Map<String, ?> more) {
        ALL.put(name, new CaseDeed(mutation, subject, false, (town, row) -> keyed(more)));
    }

    private static Map<String, ?> keyed(Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("idempotencyKey", UUID.randomUUID().toString());
        return input;
    }

    static CaseDeed named(String name) {
        CaseDeed deed = ALL.get(name);
        if (deed == null) {
            throw new IllegalArgumentException("nobody knows how to " + name);
        }
        return deed;
    }

    /** A little more than it has. */
    private static String later(CaseRow row) {
        return row.facts().has(Known.CAP)
                ? row.facts().the(Known.CAP).plus(Duration.ofMinutes(10)).toString()
                : row.filedAt().toString();
    }

    private static Map<String, ?> pause(CaseRow row) {
        String until = row.changedAt().plus(Duration.ofHours(2)).toString();
        return Map.of("reason", "APPOINTMENT", "until", until, "text", "约好了上门。");
    }

    /** The whole answer. */
    JsonNode tried(TestClient client, CaseTown town, CaseRow row) {
        Map<String, Object> input = new HashMap<>(more.apply(town, row));
        input.put(subject, id(row));
        if (versioned) {
            input.put("version", row.version());
        }
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return client.ask(
                "mutation($input: " + type + ") { " + mutation + "(input: $input) { userErrors { code } } }",
                Map.of("input", input));
    }

    private static String id(CaseRow row) {
        return Ids.toOpaque(row.id());
    }
}
