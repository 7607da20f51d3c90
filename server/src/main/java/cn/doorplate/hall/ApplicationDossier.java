package cn.doorplate.hall;

import cn.doorplate.hall.ApplicationFiles.ServiceAttachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 申请卷宗: an application in full, for who handles it. */
record ApplicationDossier(
        String id,
        ApplicationLine line,
        PublicService service,
        @Nullable String name,
        @Nullable String phone,
        boolean byAnother,
        ApplicationWords words,
        List<ServiceAttachment> files,
        List<ServiceAttachment> resultFiles,
        List<ApplicationEvent> history,
        List<DeskAction> actions,
        int version) {

    public List<FormAnswer> answers() {
        return words.answers();
    }

    public @Nullable MaterialsAsked asked() {
        return words.asked();
    }

    public @Nullable String result() {
        return words.result();
    }

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "ApplicationDossier[" + id + "]";
    }
}
