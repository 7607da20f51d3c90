package cn.doorplate.casework;

/** Who handles a case, or did something to it, as residents see them: by what they are, and not by their own name. */
public record CaseHandler(String name, String title, boolean isMe) {

    static CaseHandler at(CaseDeskView desk, boolean isMe) {
        return new CaseHandler(desk.title(), desk.role().title(), isMe);
    }
}
