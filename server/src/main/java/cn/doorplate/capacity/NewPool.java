package cn.doorplate.capacity;

/**
 * A pool that is to be.
 *
 * @param id its owner's, the id of the event
 * @param kind whose it is, by which listeners tell theirs from others': ASCII, 16 characters at most
 */
public record NewPool(long id, String kind, Terms terms) {}
