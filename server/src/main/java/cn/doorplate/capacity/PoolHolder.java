package cn.doorplate.capacity;

/** Somebody in a pool. */
public record PoolHolder(long pool, long holder) {}
