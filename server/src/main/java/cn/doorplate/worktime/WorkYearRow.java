package cn.doorplate.worktime;

/** A row of {@code work_year}: whose arrangement of holidays is published, and in which document. */
record WorkYearRow(int year, String document) {}
