package cn.doorplate.casework.life;

/** An action that the state of the case does not permit. Carries no stack trace: it tells of the input. */
public final class CaseRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CaseRefusal why;

    public CaseRefused(CaseRefusal why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public CaseRefusal why() {
        return why;
    }
}
