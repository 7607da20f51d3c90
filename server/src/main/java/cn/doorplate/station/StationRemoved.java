package cn.doorplate.station;

/**
 * A station is being removed. Published inside the transaction, with the station locked: who keeps something about it lets it go there,
 * or throws {@link cn.doorplate.shared.Declined} if it must not go, as with {@link StationErrorCode#THINGS_OUT}.
 */
public record StationRemoved(long stationId) {}
