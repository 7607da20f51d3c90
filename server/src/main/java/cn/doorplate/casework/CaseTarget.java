package cn.doorplate.casework;

import org.jspecify.annotations.Nullable;

/**
 * Where a case may be sent.
 *
 * @param unit to be offered an order to, from that desk; null for a desk
 * @param staffed whether anybody is there to take it
 */
record CaseTarget(CaseDeskView desk, @Nullable MemberUnit unit, boolean staffed) {}
