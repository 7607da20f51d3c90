package cn.doorplate.place;

/**
 * A household is being removed. Published inside the transaction: who knows that somebody lives there throws {@link
 * cn.doorplate.shared.Declined} with {@link PlaceErrorCode#HAS_RESIDENTS}.
 */
public record HouseholdRemoved(long householdId) {}
