package cn.doorplate.casework;

/**
 * An event as it lies there: with its place in the case's chain and in its lane.
 *
 * @param laneSeq from 1, without gaps in the lane
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CaseChained(CaseLink link, byte[] hash, int lane, long laneSeq, byte[] laneMac) {}
