package cn.doorplate.casework;

import org.jspecify.annotations.Nullable;

/** 包保单位的人: somebody who takes orders for a unit, masked. */
record MemberUnitPerson(
        String id, @Nullable String name, @Nullable String phone) {}
