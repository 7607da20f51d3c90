package cn.doorplate.faq;

/** 门牌上的问答: as much of an answer as stands on the plate's page. */
record PlateFaqAnswer(String id, String question, String answer) {}
