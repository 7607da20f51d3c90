package cn.doorplate.identity;

record SessionEndRow(long number, byte[] tokenHash) {}
