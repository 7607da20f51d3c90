package cn.doorplate.hall;

import cn.doorplate.hall.ApplicationFiles.ServiceAttachment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is kept of the hall in words, for the copy that a person gets of their data. */
@Component
class HallCopy {

    private final ApplicationReading reading;
    private final ApplicationFiles files;
    private final MessageSource texts;

    HallCopy(ApplicationReading reading, ApplicationFiles files, MessageSource texts) {
        this.reading = reading;
        this.files = files;
        this.texts = texts;
    }

    Map<String, @Nullable Object> application(ServiceApplication application) {
        long id = application.row().id();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("事项", application.service().name());
        line.put("提交时间", application.submittedAt());
        line.put("状态", application.standing());
        line.put(
                "填写的内容",
                application.answers().stream()
                        .collect(Collectors.toMap(
                                FormAnswer::label,
                                FormAnswer::text,
                                (one, other) -> one + "；" + other,
                                LinkedHashMap::new)));
        line.put(
                "文件",
                files.of(List.of(id)).getOrDefault(id, List.of()).stream()
                        .map(file -> name(application.service(), file))
                        .toList());
        line.put(
                "办理经过",
                reading.histories(List.of(application.row())).getOrDefault(id, List.of()).stream()
                        .map(event -> step(event.at(), event.by() + "：" + event.line(), event.text()))
                        .toList());
        line.put("结果", application.result());
        return line;
    }

    /** Files have no names of their own: as what they were handed in. */
    private static String name(PublicService service, ServiceAttachment file) {
        Integer material = file.material();
        return material == null
                ? "办理结果"
                : service.material(material).map(ServiceMaterial::name).orElse("材料");
    }

    private static Map<String, @Nullable Object> step(Object at, String what, @Nullable String said) {
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        step.put("时间", at);
        step.put("经过", what);
        step.put("内容", said);
        return step;
    }

    static Map<String, @Nullable Object> booking(WindowBooking booking) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("事项", booking.title());
        line.put("窗口", booking.window().name());
        line.put("时间", booking.startsAt());
        line.put("状态", booking.standing());
        return line;
    }

    static Map<String, @Nullable Object> errand(Errand errand) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("事项", errand.title());
        line.put("提出时间", errand.askedAt());
        line.put("内容", errand.wish());
        line.put("同意时间", errand.consentAt());
        line.put("撤回同意的时间", errand.revokedAt());
        line.put("状态", errand.standing());
        line.put(
                "经过",
                errand.history().stream()
                        .map(event -> step(event.at(), event.line(), event.note()))
                        .toList());
        return line;
    }

    Map<String, @Nullable Object> job(ErrandJob job) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("事项", job.title());
        line.put("地点", job.area());
        line.put("提出时间", job.askedAt());
        String key = "hall.job." + job.state().name().toLowerCase(Locale.ROOT);
        line.put("状态", texts.getMessage(key, null, Locale.SIMPLIFIED_CHINESE));
        return line;
    }
}
