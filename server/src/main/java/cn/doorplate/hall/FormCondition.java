package cn.doorplate.hall;

/** Another field was answered so. */
record FormCondition(String field, String equals) {}
