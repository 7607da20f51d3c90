package cn.doorplate.housekeeping;

/**
 * A table that a migration of its module made lie in pieces {@code by range} of an id, with a last piece up to {@code maxvalue}. A bean
 * of this type is all that it takes to have the pieces of the time to come made ahead of it.
 *
 * @param ahead pieces that are there before their time
 */
public record Partitioned(String table, Piece piece, int ahead) {}
