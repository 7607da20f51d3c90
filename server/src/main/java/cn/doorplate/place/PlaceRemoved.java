package cn.doorplate.place;

/**
 * A place is being removed. Published inside the transaction: who keeps something about it lets it go there, or throws {@link
 * cn.doorplate.shared.Declined} if it must not go.
 */
public record PlaceRemoved(PlaceRef place) {}
