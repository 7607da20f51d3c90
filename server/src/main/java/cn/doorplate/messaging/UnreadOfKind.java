package cn.doorplate.messaging;

/** 未读数: how many messages of a kind are unread; 100 stands for 100 and more. */
record UnreadOfKind(MessageKind kind, int count) {}
