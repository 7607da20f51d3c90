package cn.doorplate.capacity;

/** What came of asking for a place. */
public sealed interface ClaimOutcome {

    /** There is a place, and it is theirs. */
    record Placed(Claim claim) implements ClaimOutcome {}

    /** They stand at the end of the line. */
    record Waits(Claim claim) implements ClaimOutcome {}

    /** That holder has, is offered or waits for a place already; nothing was changed. */
    record Already(Claim claim) implements ClaimOutcome {}

    /** They get nothing; nothing was changed. */
    record Refused(Refusal why) implements ClaimOutcome {}
}
