package cn.doorplate.casework.life;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The facts of a case. Names are those of the columns, and in the history for ever: one is never renamed. */
public final class Known {

    public static final Fact<CaseState> STATE = Fact.word("state", CaseState.class);
    public static final Fact<CaseLevel> LEVEL = Fact.word("level", CaseLevel.class);
    /** The highest level at which it ever arrived by time: below it nobody gets a clock of their own again. */
    public static final Fact<CaseLevel> FLOOR = Fact.word("floor_level", CaseLevel.class);
    /** Its category's code. */
    public static final Fact<String> CATEGORY = Fact.text("category_code");
    /** 1: its clock goes round, and it is in the urgent lane. */
    public static final Fact<Long> URGENT = Fact.count("urgent");
    /** 1: its category is before others. */
    public static final Fact<Long> FIRST = Fact.count("priority");

    public static final Fact<CaseDesk> DESK = Fact.desk("desk");
    /** The desk that sent it here. */
    public static final Fact<CaseDesk> SENDER = Fact.desk("sender");
    /** The unit that an order is offered to, or that has it. */
    public static final Fact<Long> UNIT = Fact.number("unit_id");
    /** The county to whose units an order is open. */
    public static final Fact<Long> POOL = Fact.number("pool_county");

    public static final Fact<Long> HANDLER = Fact.number("handler_id");
    public static final Fact<Long> FINISHER = Fact.number("finisher_id");
    /** When the present step is to be done. */
    public static final Fact<Instant> DUE = Fact.instant("due_at");
    /** When it is to be done where it lies. */
    public static final Fact<Instant> CAP = Fact.instant("cap_at");
    /** When it is to be done at the level where it arrived last by time, wherever that level sent it. */
    public static final Fact<Instant> TOP = Fact.instant("top_at");
    /** Working milliseconds that were left when the clock was stopped. */
    public static final Fact<Long> LEFT_DUE = Fact.number("left_due_ms");

    public static final Fact<Long> LEFT_CAP = Fact.number("left_cap_ms");
    public static final Fact<Long> LEFT_TOP = Fact.number("left_top_ms");
    public static final Fact<PauseReason> PAUSE = Fact.word("pause_reason", PauseReason.class);
    public static final Fact<Instant> PAUSED_AT = Fact.instant("paused_at");
    public static final Fact<Instant> PAUSED_UNTIL = Fact.instant("pause_until");
    public static final Fact<Long> PAUSES = Fact.count("pauses");
    public static final Fact<ExtensionState> EXTENSION = Fact.word("extension", ExtensionState.class);
    public static final Fact<Instant> EXTENSION_ASKED_AT = Fact.instant("extension_asked_at");
    public static final Fact<Instant> EXTENSION_UNTIL = Fact.instant("extension_until");
    public static final Fact<Long> RETURNS = Fact.count("returns");
    /** 1: it was ruled where it belongs. */
    public static final Fact<Long> BOUND = Fact.count("bound");
    /** 1: it was objected to. */
    public static final Fact<Long> REOPENED = Fact.count("reopened");

    public static final Fact<Instant> URGED_AT = Fact.instant("urged_at");
    /** The deadline of which was reminded. */
    public static final Fact<Instant> REMINDED_FOR = Fact.instant("reminded_for");
    /** When it was last said that it is overdue, at the county. */
    public static final Fact<Instant> OVERDUE_AT = Fact.instant("overdue_at");

    public static final Fact<Instant> DONE_AT = Fact.instant("done_at");
    /** When silence closes it. */
    public static final Fact<Instant> SILENT_AT = Fact.instant("silent_at");

    public static final Fact<FinishOutcome> OUTCOME = Fact.word("outcome", FinishOutcome.class);
    public static final Fact<CaseEnding> ENDING = Fact.word("ending", CaseEnding.class);
    public static final Fact<Instant> CLOSED_AT = Fact.instant("closed_at");
    /** 1 to 5. */
    public static final Fact<Long> SCORE = Fact.number("score");
    /** 1: they were called back. */
    public static final Fact<Long> CALLED_BACK = Fact.count("called_back");
    /** Of the text it was raised with. */
    public static final Fact<CaseTextState> TEXT = Fact.word("text_state", CaseTextState.class);

    /** What was fixed at filing, as marks of which nobody reads anything: the row is held against them. */
    public static final Fact<String> FILED = Fact.text("filed_marks");
    /** The mark of all its photos; unknown while it has none. */
    public static final Fact<String> PHOTOS = Fact.text("photo_mark");

    /** All of them, by name. */
    public static final List<Fact<?>> ALL = List.copyOf(new TreeSet<>(List.of(
            STATE,
            LEVEL,
            FLOOR,
            CATEGORY,
            URGENT,
            FIRST,
            DESK,
            SENDER,
            UNIT,
            POOL,
            HANDLER,
            FINISHER,
            DUE,
            CAP,
            TOP,
            LEFT_DUE,
            LEFT_CAP,
            LEFT_TOP,
            PAUSE,
            PAUSED_AT,
            PAUSED_UNTIL,
            PAUSES,
            EXTENSION,
            EXTENSION_ASKED_AT,
            EXTENSION_UNTIL,
            RETURNS,
            BOUND,
            REOPENED,
            URGED_AT,
            REMINDED_FOR,
            OVERDUE_AT,
            DONE_AT,
            SILENT_AT,
            OUTCOME,
            ENDING,
            CLOSED_AT,
            SCORE,
            CALLED_BACK,
            TEXT,
            FILED,
            PHOTOS)));

    private static final Map<String, Fact<?>> BY_NAME =
            ALL.stream().collect(Collectors.toMap(Fact::name, Function.identity()));

    private Known() {}

    /** @throws IllegalArgumentException if there is none of that name */
    static Fact<?> named(String name) {
        Fact<?> fact = BY_NAME.get(name);
        if (fact == null) {
            throw new IllegalArgumentException("no fact is named " + name);
        }
        return fact;
    }
}
