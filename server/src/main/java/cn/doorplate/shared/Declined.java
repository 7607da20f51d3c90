package cn.doorplate.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action that is declined for a reason the person can do something about. Thrown inside the action's transaction, so that
 * nothing of it stays; {@link Outcomes} turns it into the payload's {@code userErrors}. Carries no stack trace: it tells of
 * the input, not of us.
 */
public final class Declined extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Reason> reasons;

    /**
     * One thing to mend.
     *
     * @param code its sentence stands in messages.properties under {@code error.<enum>.<constant>}
     * @param field the part of the input at fault; null when it is none of them
     * @param arguments what stands for {0}, {1}, … in the sentence
     */
    public record Reason(Enum<?> code, @Nullable String field, List<Object> arguments) {}

    public Declined(List<Reason> reasons) {
        super(reasons.toString(), null, false, false);
        this.reasons = List.copyOf(reasons);
    }

    /** For a reason that concerns the whole input. */
    public static Declined because(Enum<?> code, Object... arguments) {
        return new Declined(List.of(new Reason(code, null, List.of(arguments))));
    }

    /** For a reason that concerns one part of the input. */
    public static Declined at(String field, Enum<?> code, Object... arguments) {
        return new Declined(List.of(new Reason(code, field, List.of(arguments))));
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
