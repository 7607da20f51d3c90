package cn.doorplate.stay;

import org.jspecify.annotations.Nullable;

/** 外借登记中的一行: a loan as staff see it, with who has it masked. */
record LoanOut(Loan loan, @Nullable String name, @Nullable String phone) {}
