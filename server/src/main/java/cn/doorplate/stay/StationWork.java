package cn.doorplate.stay;

/** 站点工作: what a station's staff see at a glance. */
record StationWork(int helpUnanswered, int loansOverdue) {}
