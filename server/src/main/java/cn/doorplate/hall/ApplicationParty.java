package cn.doorplate.hall;

/** Who did something to an application, as far as its other side is told. */
enum ApplicationParty {
    APPLICANT("申请人"),
    STAFF("工作人员"),
    TIME("系统");

    private final String words;

    ApplicationParty(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
