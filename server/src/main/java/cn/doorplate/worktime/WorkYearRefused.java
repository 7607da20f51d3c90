package cn.doorplate.worktime;

import java.util.List;

/** An arrangement that cannot be taken, for reasons that whoever ordered it can mend. Nothing was written. */
class WorkYearRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WorkYearRefused(List<String> reasons) {
        super(String.join(System.lineSeparator(), reasons));
    }
}
